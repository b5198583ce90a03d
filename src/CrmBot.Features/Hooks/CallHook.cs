using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using CrmBot.Features.Api;
using CrmBot.Features.Api.Events;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Hooks;

/// <summary>
/// Brings one event to one address: signed, to nowhere but where it was sent, and
/// without patience. Any 2xx is taken for having arrived; a redirect is not followed.
/// </summary>
internal sealed class CallHook : IDisposable
{
    public const string EventHeader = "X-Event-Id", TypeHeader = "X-Event-Type";
    private const int LongestAnswer = 4 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly HookSettings settings;
    private readonly Clocks clocks;
    private readonly HttpClient http;

    public CallHook(HookSettings settings, Clocks clocks)
    {
        (this.settings, this.clocks) = (settings, clocks);
        // A proxy would look the name up itself, and no address would be checked.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false, MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = Patience, ConnectCallback = ConnectAsync,
        };
        http = new HttpClient(handler) { Timeout = Patience };
    }

    public async Task<EventReport> SendAsync(WebHook hook, StoredEvent told, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var request = Request(hook, told);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (!response.IsSuccessStatusCode) return new EventReport(FormattableString.Invariant($"http_{(int)response.StatusCode}"));
            await FinishAsync(response, patience.Token);
            return EventReport.Arrived;
        }
        catch (AddressNotAllowedException)
        {
            return new EventReport("address");
        }
        catch (HttpRequestException problem)
        {
            return new EventReport(problem.InnerException is AddressNotAllowedException ? "address"
                : problem.HttpRequestError == HttpRequestError.SecureConnectionError ? "tls" : "connect");
        }
        catch (Exception problem) when (problem is IOException or SocketException
            || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new EventReport(problem is OperationCanceledException ? "timeout" : "connect");
        }
    }

    public void Dispose() => http.Dispose();

    // The answer's status has said all; a little of the rest is read, so that the connection can be used again.
    private static async Task FinishAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            await stream.ReadAtLeastAsync(new byte[LongestAnswer], LongestAnswer, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or HttpRequestException or OperationCanceledException)
        {
            response.Dispose();
        }
    }

    private HttpRequestMessage Request(WebHook hook, StoredEvent told)
    {
        var json = PrintEvent.Json(told);
        var body = Encoding.UTF8.GetBytes((hook.IsPartner ? PartnerFields.Keep(PrintEvent.Shape, json) : json).ToJsonString());
        var time = (clocks.SystemNow / 1000).ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(hook.Secret.Span, [.. Encoding.ASCII.GetBytes(time + "."), .. body]));
        var request = new HttpRequestMessage(HttpMethod.Post,
            hook.Url) { Content =
                new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } } };
        request.Headers.Add(ApiCall.SignatureHeader, $"t={time},v1={signature}");
        request.Headers.Add(EventHeader, told.Id.ToString());
        request.Headers.Add(TypeHeader, told.Type);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("CrmBot", "1"));
        return request;
    }

    // The very address that was checked is connected to: a name that means another one a moment later gains nothing.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var allowed = Array.FindAll(found, settings.MayReach);
        if (allowed.Length == 0) throw new AddressNotAllowedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The name leads to an address that web hooks must not reach.</summary>
internal sealed class AddressNotAllowedException : Exception;

/// <summary>One subscription as a reader of events.</summary>
internal sealed class HookReader(WebHook hook, CallHook call) : IEventReader
{
    public string Name => hook.Id;

    public bool Wants(StoredEvent told) => hook.Wants(told.Type);

    public Task<EventReport> DeliverAsync(StoredEvent told, CancellationToken cancellationToken) =>
        call.SendAsync(hook, told, cancellationToken);
}
