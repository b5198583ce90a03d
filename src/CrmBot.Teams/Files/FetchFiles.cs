using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CrmBot.Teams;

/// <summary>The connections files travel on: none of them is shared with calls that carry the bot's token.</summary>
internal sealed class FilesHttp(HttpMessageHandler handler) : HttpMessageInvoker(handler);

/// <summary>Adds the fetching of files.</summary>
internal static class AddFilesExtensions
{
    public static void AddFiles(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new FilesHttp(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxResponseHeadersLength = 32,
            ConnectCallback = new ConnectGuard(provider.GetRequiredService<IOptions<TeamsOptions>>().Value.AllowAnonymous).ConnectAsync,
        }));
        services.TryAddSingleton<IFiles, FetchFiles>();
    }
}

/// <summary>Fetches files (§1.5): known hosts only, 30 s, a cap on the size, no redirect.</summary>
internal sealed class FetchFiles(
    FilesHttp http, ConnectorHttp connectors, ServiceUrlGate gate, ITokenSource tokens, IOptions<TeamsOptions> options) : IFiles
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly FetchedFile Refused = new(SendResult.Rejected, Code: "HostRefused");

    public async Task<FetchedFile> FetchAsync(string url, int mostBytes, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
            return Refused;
        if (FileHosts.Allows(uri, options.Value.Cloud))
            return await FetchAsync(http, uri, null, mostBytes, cancellationToken);
        var verdict = gate.Judge(url);
        if (verdict.Kind == ServiceUrlKind.Refused)
            return Refused;
        if (verdict.Kind == ServiceUrlKind.Local)
            return await FetchAsync(http, uri, null, mostBytes, cancellationToken);
        return await tokens.GetAsync(verdict.AgentId, null, cancellationToken) is { } token
            ? await FetchAsync(connectors, uri, token, mostBytes, cancellationToken)
            : new FetchedFile(SendResult.NotSent, Code: "NoToken");
    }

    private static async Task<FetchedFile> FetchAsync(
        HttpMessageInvoker http, Uri uri, string? token, int mostBytes, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await http.SendAsync(request, limit.Token);
            var (status, result) = ((int)response.StatusCode, Classify(response.StatusCode));
            if (result != SendResult.Accepted)
                return new FetchedFile(result, Status: status, Code: status is >= 300 and < 400 ? "Redirect" : null);
            return await ReadAsync(response.Content, mostBytes, limit.Token) is { } content
                ? new FetchedFile(result, content, response.Content.Headers.ContentType?.MediaType, status)
                : new FetchedFile(SendResult.Rejected, Status: status, Code: "TooLarge");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            return new FetchedFile(SendResult.NotSent, Code: Code(failure));
        }
    }

    private static async Task<byte[]?> ReadAsync(HttpContent content, int mostBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > mostBytes)
            return null;
        using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (kept.Length + read > mostBytes)
                return null;
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    private static SendResult Classify(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => SendResult.Accepted,
        408 or 412 or 429 or >= 500 => SendResult.NotSent,
        _ => SendResult.Rejected,
    };

    private static string Code(Exception failure) => failure is OperationCanceledException ? "Timeout" : "Io";
}
