using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace CrmBot.Teams;

/// <summary>What became of an upload.</summary>
public enum UploadResult
{
    /// <summary>The drive has it.</summary>
    Done,

    /// <summary>The address is none that files may go to; nothing was sent.</summary>
    Refused,

    /// <summary>The drive did not take it, or could not be reached.</summary>
    Failed,
}

/// <summary>
/// Uploads an accepted file to the person's drive (§5.11): only to hosts of the configured cloud's SharePoint, without a token, without
/// redirects, never to a private address.
/// </summary>
public sealed class UploadFile : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string suffix;
    private readonly bool local;
    private readonly HttpMessageInvoker http;

    /// <summary>Uploads for the configured cloud.</summary>
    public UploadFile(IOptions<TeamsOptions> options)
    {
        local = options.Value.AllowAnonymous;
        suffix = options.Value.Cloud switch
        {
            TeamsCloud.UsGov => ".sharepoint.us",
            TeamsCloud.China => ".sharepoint.cn",
            _ => ".sharepoint.com",
        };
        http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            ActivityHeadersPropagator = null,
            ConnectCallback = new ConnectGuard(local).ConnectAsync,
        });
    }

    /// <summary>Whether files may go to this address.</summary>
    public bool MaySendTo(string uploadUrl)
    {
        if (!Uri.TryCreate(uploadUrl, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Host.EndsWith('.'))
            return false;
        if (local && Loopback.IsHost(uri))
            return uri.Scheme is "http" or "https";
        return uri is { Scheme: "https", IsDefaultPort: true, HostNameType: UriHostNameType.Dns }
            && uri.Host.Length > suffix.Length && uri.Host.EndsWith(suffix, StringComparison.Ordinal);
    }

    /// <summary>Uploads the whole content at once; never throws for what a network may do.</summary>
    public async Task<UploadResult> PutAsync(string uploadUrl, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (!MaySendTo(uploadUrl) || content.IsEmpty)
            return UploadResult.Refused;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Put, uploadUrl) { Content = new ReadOnlyMemoryContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentRange = new ContentRangeHeaderValue(0, content.Length - 1, content.Length);
        try
        {
            using var response = await http.SendAsync(request, limit.Token);
            return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created ? UploadResult.Done : UploadResult.Failed;
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
        {
            return UploadResult.Failed;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
