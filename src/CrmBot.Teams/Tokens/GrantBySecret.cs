using System.Net;
using System.Text.Json;

namespace CrmBot.Teams;

/// <summary>The connections to the sign-in service.</summary>
internal sealed class LoginHttp(HttpMessageHandler handler) : HttpMessageInvoker(handler)
{
    public static LoginHttp Create() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        ConnectCallback = new ConnectGuard(loopback: false).ConnectAsync,
    });
}

/// <summary>Client credentials with a secret: one form post (§3.1).</summary>
internal sealed class GrantBySecret(LoginHttp http, TokenEndpoint endpoint, string appId, string secret, TimeProvider time) : IGrantTokens
{
    private const int Largest = 64 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task<TokenGrant> GrantAsync(bool afterRefusal, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url) { Content = Form() };
            using var response = await http.SendAsync(request, limit.Token);
            return Read(response.StatusCode, await ReadAsync(response.Content, limit.Token));
        }
        catch (Exception unavailable) when (unavailable is HttpRequestException or IOException or OperationCanceledException
            or JsonException)
        {
            return TokenGrant.Refused("Unavailable", permanent: false);
        }
    }

    private FormUrlEncodedContent Form() => new(new Dictionary<string, string>
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = appId,
        ["client_secret"] = secret,
        ["scope"] = endpoint.Scope,
    });

    private TokenGrant Read(HttpStatusCode status, JsonElement answer)
    {
        if (status == HttpStatusCode.OK && answer.Text("access_token") is { Length: > 0 } token && Seconds(answer) is > 0 and var life)
            return new TokenGrant(token, time.GetUtcNow().AddSeconds(life));
        var error = answer.Text("error");
        return TokenGrant.Refused(
            Correlation.Clean(error ?? $"Status{(int)status}"), error is "invalid_client" or "unauthorized_client" or "invalid_scope");
    }

    private static double Seconds(JsonElement answer) =>
        answer.Member("expires_in") is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var seconds)
            && seconds < 864_000 ? seconds : 0;

    private static async Task<JsonElement> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Largest];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return JsonElement.Parse(buffer.AsSpan(0, length));
    }
}
