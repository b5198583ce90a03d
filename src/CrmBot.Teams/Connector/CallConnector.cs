using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CrmBot.Teams;

/// <summary>One call to a connector: gate, token, request, classified reply. Never throws for what a network may do.</summary>
internal sealed partial class CallConnector(
    ConnectorHttp http,
    ServiceUrlGate gate,
    ITokenSource tokens,
    HostCircuits circuits,
    IOptions<TeamsOptions> options,
    TimeProvider time,
    ILogger<CallConnector> log)
{
    private const int LongestReply = 64 * 1024;
    private const int LongestRoster = 4 * 1024 * 1024;
    private static readonly ConnectorReply Refused = new(SendResult.NotSent, Code: "ServiceUrlRefused");
    private static readonly ConnectorReply NoToken = new(SendResult.NotSent, Code: "NoToken");
    private readonly TimeSpan timeout = options.Value.SendTimeout;

    public async Task<ConnectorReply> SendAsync(
        HttpMethod method, string serviceUrl, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken)
    {
        var verdict = gate.Judge(serviceUrl);
        if (verdict.Kind == ServiceUrlKind.Refused)
        {
            Log.GateRefused(log);
            return Refused;
        }

        // The path is escaped already; canonicalising it would undo escapes and let an id of ".." climb.
        var uri = new Uri(verdict.BaseUrl + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        return verdict.Kind == ServiceUrlKind.Local
            ? await OnceAsync(method, uri, body, null, cancellationToken)
            : await WithCircuitAsync(verdict, method, uri, body, cancellationToken);
    }

    private async Task<ConnectorReply> WithCircuitAsync(
        ServiceUrlVerdict verdict, HttpMethod method, Uri uri, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken)
    {
        var circuit = circuits.Of(verdict.Host);
        if (circuit.Wait() is { } wait)
            return new ConnectorReply(SendResult.NotSent, Code: "CircuitOpen", RetryAfter: wait);
        var reply = await WithTokenAsync(verdict.AgentId, method, uri, body, cancellationToken);
        circuit.Record(reply.Result);
        return reply;
    }

    private async Task<ConnectorReply> WithTokenAsync(
        string? agentId, HttpMethod method, Uri uri, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(agentId, null, cancellationToken);
        if (token is null)
            return NoToken;
        var reply = await OnceAsync(method, uri, body, token, cancellationToken);
        // A 401 did nothing, so once more with a new token is safe; a second 401 is final.
        if (reply.Status != 401 || await tokens.GetAsync(agentId, token, cancellationToken) is not { } fresh || fresh == token)
            return reply;
        return await OnceAsync(method, uri, body, fresh, cancellationToken);
    }

    private async Task<ConnectorReply> OnceAsync(
        HttpMethod method, Uri uri, ReadOnlyMemory<byte>? body, string? token, CancellationToken cancellationToken)
    {
        var content = body is { } bytes ? new CountedContent(bytes) : null;
        using var request = new HttpRequestMessage(method, uri) { Content = content, Version = HttpVersion.Version11 };
        request.Headers.TryAddWithoutValidation("User-Agent", "CrmBot/1.0");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            using var response = await http.SendAsync(request, limit.Token);
            return await ReadAsync(response, method, limit.Token);
        }
        catch (HttpRequestException failure)
        {
            return Failed(failure.HttpRequestError, content);
        }
        catch (OperationCanceledException)
        {
            return new ConnectorReply(NeverLeft(content) ? SendResult.NotSent : SendResult.Ambiguous, Code: "Timeout");
        }
        catch (IOException)
        {
            return new ConnectorReply(NeverLeft(content) ? SendResult.NotSent : SendResult.Ambiguous, Code: "Io");
        }
    }

    private async Task<ConnectorReply> ReadAsync(HttpResponseMessage response, HttpMethod method, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var result = Classify(status);
        var json = await ReadJsonAsync(response.Content, method == HttpMethod.Get ? LongestRoster : LongestReply, cancellationToken);
        if (result == SendResult.Accepted)
            return new ConnectorReply(result, status, Body: json);
        var code = ReadErrorCode.From(json) ?? (status is >= 300 and < 400 ? "Redirect" : null);
        Log.NotAccepted(log, status, code, Correlation.Of(response.Headers));
        return new ConnectorReply(result, status, code, ReadRetryAfter.From(response.Headers, time));
    }

    private static SendResult Classify(int status) => status switch
    {
        >= 200 and < 300 => SendResult.Accepted,
        412 or 429 => SendResult.NotSent,
        408 or >= 500 => SendResult.Ambiguous,
        _ => SendResult.Rejected,
    };

    // The status alone decides: a body that is cut off, too long or no JSON changes nothing about what happened.
    private static async Task<JsonElement> ReadJsonAsync(HttpContent content, int longest, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength is 0)
            return default;
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(longest, (int)Math.Min(content.Headers.ContentLength ?? 4096, longest) + 1));
        try
        {
            using var stream = await content.ReadAsStreamAsync(cancellationToken);
            var length = 0;
            while (true)
            {
                if (length == buffer.Length && !TryGrow(ref buffer, longest))
                    return default;
                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0)
                    return length == 0 ? default : JsonElement.Parse(buffer.AsSpan(0, length));
                length += read;
            }
        }
        catch (Exception failure) when (failure is JsonException or HttpRequestException or IOException or OperationCanceledException)
        {
            return default;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool TryGrow(ref byte[] buffer, int longest)
    {
        if (buffer.Length >= longest)
            return false;
        var grown = ArrayPool<byte>.Shared.Rent(Math.Min(longest, buffer.Length * 2));
        buffer.CopyTo(grown, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = grown;
        return true;
    }

    private static ConnectorReply Failed(HttpRequestError error, CountedContent? content) => error switch
    {
        HttpRequestError.NameResolutionError => new(SendResult.NotSent, Code: "Dns"),
        HttpRequestError.ConnectionError => new(SendResult.NotSent, Code: "Connect"),
        HttpRequestError.SecureConnectionError => new(SendResult.NotSent, Code: "Tls"),
        _ => new(NeverLeft(content) ? SendResult.NotSent : SendResult.Ambiguous, Code: "Reset"),
    };

    // Without a body there is nothing to watch; a DELETE or GET that failed is idempotent, and its fate unknown.
    private static bool NeverLeft(CountedContent? content) => content is { Started: false };

    private static partial class Log
    {
        [LoggerMessage(201, LogLevel.Error, "A call to a service URL outside the allow-list was refused; no token was asked for")]
        public static partial void GateRefused(ILogger logger);

        [LoggerMessage(202, LogLevel.Warning, "The connector answered {Status} {Code} (MS-CV {Correlation})")]
        public static partial void NotAccepted(ILogger logger, int status, string? code, string correlation);
    }
}
