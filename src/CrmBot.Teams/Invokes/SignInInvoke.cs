using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>
/// Single sign-on offers a token to be exchanged (§5.10). Teams sends one per client of the person: duplicates are normal.
/// </summary>
/// <param name="Id">Names the exchange: its duplicates carry the same.</param>
/// <param name="ConnectionName">The OAuth connection of the bot's registration.</param>
/// <param name="Token">The token. Never logged, never stored.</param>
public sealed record TokenExchangeInvoke(string Id, string ConnectionName, string Token)
{
    /// <summary>Reads the value; <see langword="null"/> when it has another shape, which is answered with 400.</summary>
    public static TokenExchangeInvoke? From(Activity activity) =>
        InvokeValue.Of(activity) is { } value && value.Text("id") is { Length: > 0 } id
            && value.Text("connectionName") is { Length: > 0 } connection
        && value.Text("token") is { Length: > 0 } token
            ? new TokenExchangeInvoke(id, connection, token)
            : null;

    /// <summary>Nobody should find a token in a log by accident.</summary>
    public override string ToString() => $"{nameof(TokenExchangeInvoke)} {{ Id = {Id}, ConnectionName = {ConnectionName} }}";
}

/// <summary>Answers to sign-in invokes (§5.10).</summary>
public static class SignInAnswer
{
    /// <summary>200: signed in, or a duplicate of what was.</summary>
    public static ActivityAnswer Done() => ActivityAnswer.Done();

    /// <summary>412: the token cannot be exchanged (consent is missing); the client then offers to sign in.</summary>
    public static ActivityAnswer CannotExchange(TokenExchangeInvoke invoke) => new(412, new JsonObject
    {
        ["id"] = invoke.Id,
        ["connectionName"] = invoke.ConnectionName,
        ["failureDetail"] = "The token cannot be exchanged; consent may be missing.",
    });

    /// <summary>412: the code of <c>signin/verifyState</c> yields no token.</summary>
    public static ActivityAnswer WrongCode() => new(412, null);

    /// <summary>404: <c>signin/verifyState</c> without a code.</summary>
    public static ActivityAnswer NoCode() => new(404, null);

    /// <summary>What the token service answered unexpectedly is passed on.</summary>
    public static ActivityAnswer Upstream(int status) => new(status, null);

    /// <summary>The code of <c>signin/verifyState</c>; <see langword="null"/> when there is none.</summary>
    public static string? CodeOf(Activity activity) => InvokeValue.Of(activity)?.Text("state") is { Length: > 0 } code ? code : null;
}
