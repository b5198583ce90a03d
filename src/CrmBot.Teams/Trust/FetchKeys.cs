using System.Net;
using System.Text.Json;

namespace CrmBot.Teams;

/// <summary>The connections to issuers' metadata. They never carry a token.</summary>
internal sealed class KeysHttp(HttpMessageHandler handler) : HttpMessageInvoker(handler)
{
    public static KeysHttp Create() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = new ConnectGuard(loopback: false).ConnectAsync,
    });
}

/// <summary>Fetches an issuer's keys (§2.4): 10 s, 256 KiB, no redirect, keys only from the metadata's own host.</summary>
internal sealed class FetchKeys(KeysHttp http)
{
    private const int Largest = 256 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>The keys, or none when they cannot be had.</summary>
    public async Task<Dictionary<string, SigningKey>?> FromAsync(string metadata)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var document = await GetAsync(new Uri(metadata), limit.Token);
            if (document.Text("jwks_uri") is not { } text || !Uri.TryCreate(text, UriKind.Absolute, out var keys)
                || !SameHost(metadata, keys))
                return null;
            var found = ReadKeys.From(await GetAsync(keys, limit.Token));
            return found.Count == 0 ? null : found;
        }
        catch (Exception unavailable) when (unavailable is HttpRequestException or IOException or OperationCanceledException
            or JsonException)
        {
            return null;
        }
    }

    private static bool SameHost(string metadata, Uri keys) =>
        keys.Scheme == Uri.UriSchemeHttps && keys.Authority.Equals(new Uri(metadata).Authority, StringComparison.OrdinalIgnoreCase);

    private async Task<JsonElement> GetAsync(Uri uri, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        using var response = await http.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
            return default;
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Largest + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > Largest ? default : JsonElement.Parse(buffer.AsSpan(0, length));
    }
}
