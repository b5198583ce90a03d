using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CrmBot.Teams;

/// <summary>What the token service said.</summary>
/// <param name="Status">Its HTTP status; 503 when it could not be reached.</param>
/// <param name="Token">The person's token when there is one. Never logged.</param>
public sealed record UserToken(int Status, string? Token)
{
    /// <summary>Nobody should find a token in a log by accident.</summary>
    public override string ToString() => $"{nameof(UserToken)} {{ Status = {Status} }}";
}

/// <summary>Tokens of people who have signed in, as the Bot Framework's token service keeps them (§5.10).</summary>
public interface IUserTokens
{
    /// <summary>
    /// Exchanges a single sign-on token. 200 with the token; 400 or 404 when it cannot be exchanged; anything else is trouble.
    /// </summary>
    Task<UserToken> ExchangeAsync(
        string userId, string channelId, string connectionName, string token, CancellationToken cancellationToken);

    /// <summary>The token for a connection; with the code of a sign-in window when given. 404: there is none.</summary>
    Task<UserToken> FindAsync(string userId, string channelId, string connectionName, string? code, CancellationToken cancellationToken);
}

/// <summary>Calls the token service of the configured cloud with the bot's own token; never throws for what a network may do.</summary>
internal sealed partial class UserTokens(
    IOptions<TeamsOptions> teams, IOptions<SignInOptions> options, ITokenSource tokens, ILogger<UserTokens> log) : IUserTokens, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        ActivityHeadersPropagator = null,
    });

    public Task<UserToken> ExchangeAsync(
        string userId, string channelId, string connectionName, string token, CancellationToken cancellationToken) =>
            CallAsync(
                HttpMethod.Post,
                $"/api/usertoken/exchange?{Query(("userId", userId), ("connectionName", connectionName), ("channelId", channelId))}",
                new JsonObject { ["token"] = token }, cancellationToken);

    public Task<UserToken> FindAsync(
        string userId, string channelId, string connectionName, string? code, CancellationToken cancellationToken) =>
            CallAsync(
                HttpMethod.Get,
                $"/api/usertoken/GetToken?{Query(("userId", userId), ("connectionName", connectionName), ("channelId", channelId), ("code", code))}",
                null, cancellationToken);

    public void Dispose() => http.Dispose();

    private async Task<UserToken> CallAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(method, Address() + path);
            if (await tokens.GetAsync(null, null, limit.Token) is { } bearer)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
            if (body is not null)
                request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            using var response = await http.SendAsync(request, limit.Token);
            var answer = await response.Content.ReadAsStringAsync(limit.Token);
            return new UserToken((int)response.StatusCode, response.IsSuccessStatusCode ? Read(answer) : null);
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException)
        {
            Log.Unreachable(log, problem.GetType().Name);
            return new UserToken(503, null);
        }
    }

    private string Address() => options.Value.TokenService?.TrimEnd('/') ?? teams.Value.Cloud switch
    {
        TeamsCloud.UsGov => "https://api.botframework.azure.us",
        TeamsCloud.China => "https://token.botframework.azure.cn",
        _ => "https://api.botframework.com",
    };

    private static string? Read(string answer)
    {
        try
        {
            return (JsonNode.Parse(answer) as JsonObject)?.Text("token");
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static string Query(params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var query = new StringBuilder();
        foreach (var (name, value) in parts)
        {
            if (value is null)
                continue;
            query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return query.ToString();
    }

    private static partial class Log
    {
        [LoggerMessage(301, LogLevel.Warning, "The token service could not be reached ({Reason})")]
        public static partial void Unreachable(ILogger logger, string reason);
    }
}
