using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace CrmBot.Features.Outgoing;

/// <summary>
/// Where text messages go: <c>Sms:Url</c> (without it there are none), <c>Sms:Token</c> (sent as Bearer), <c>Sms:Sender</c>.
/// </summary>
internal sealed record SmsSettings(Uri Url, string? Token, string? Sender)
{
    /// <summary>Null when text messages are not configured.</summary>
    /// <exception cref="ArgumentException">The address cannot be used.</exception>
    public static SmsSettings? Read(IConfiguration configuration)
    {
        var sms = configuration.GetSection("Sms");
        if (sms["Url"] is not { Length: > 0 } text) return null;
        var fits = Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
        return fits
            ? new SmsSettings(url!, sms["Token"], sms["Sender"])
            : throw new ArgumentException("Sms:Url must be an https address (http only on this machine).");
    }
}

/// <summary>
/// Text messages through an HTTP gateway: <c>POST</c> of <c>{"to", "text", "sender", "key"}</c> with the key as <c>Idempotency-Key</c>.
/// Any 2xx is sent; 429 and 503 say later, other 4xx never; whatever else happens leaves open whether it arrived.
/// </summary>
internal sealed class CarrySms(SmsSettings? settings) : ICarryMessages, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HttpClient http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Patience };

    public string Channel => "sms";

    public bool IsOn => settings is not null;

    public async Task<CarryReport> CarryAsync(LeavingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(message);
            using var response = await http.SendAsync(request, cancellationToken);
            return Report(response.StatusCode);
        }
        catch (HttpRequestException problem) when (problem.HttpRequestError is HttpRequestError.ConnectionError
            or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new CarryReport(CarryFate.NotNow, "sms_connect");
        }
        catch (Exception problem) when (problem is HttpRequestException
            || (problem is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new CarryReport(CarryFate.Unknown, "sms_broken");
        }
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(LeavingMessage message)
    {
        var body = new JsonObject { ["to"] = message.Address, ["text"] = message.Body, ["key"] = message.Key };
        if (settings!.Sender is { Length: > 0 } sender) body["sender"] = sender;
        var request = new HttpRequestMessage(HttpMethod.Post, settings.Url) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", message.Key);
        if (settings.Token is { Length: > 0 } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private static CarryReport Report(HttpStatusCode status)
    {
        var code = FormattableString.Invariant($"sms_{(int)status}");
        return (int)status switch
        {
            >= 200 and < 300 => new CarryReport(CarryFate.Sent),
            429 or 503 => new CarryReport(CarryFate.NotNow, code),
            >= 400 and < 500 => new CarryReport(CarryFate.Refused, code),
            _ => new CarryReport(CarryFate.Unknown, code),
        };
    }
}
