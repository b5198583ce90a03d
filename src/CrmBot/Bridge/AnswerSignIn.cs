using System.Collections.Concurrent;
using CrmBot.Runtime.Turns;
using CrmBot.Teams;
using Microsoft.Extensions.Options;

namespace CrmBot.Bridge;

/// <summary>
/// Sign-in with an OAuth connection of the bot's registration. Teams sends an exchange once per client of the person: one is carried out,
/// all get its answer.
/// </summary>
internal sealed class AnswerSignIn(IUserTokens tokens, IOptions<SignInOptions> options, IOnce once) : IAnswerInvoke
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ActivityAnswer>>> running = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names { get; } = [InvokeNames.TokenExchange, InvokeNames.VerifyState, InvokeNames.SignInFailed];

    public Task<ActivityAnswer> AnswerAsync(Activity invoke, CancellationToken hostToken) => (options.Value.Connection, invoke.Name) switch
    {
        (null or "", _) => Task.FromResult(ActivityAnswer.NotImplemented()),
        (_, InvokeNames.TokenExchange) => ExchangeAsync(invoke, hostToken),
        (var connection, InvokeNames.VerifyState) => VerifyAsync(invoke, connection, hostToken),
        _ => Task.FromResult(SignInAnswer.Done()),
    };

    private async Task<ActivityAnswer> ExchangeAsync(Activity invoke, CancellationToken hostToken)
    {
        if (TokenExchangeInvoke.From(invoke) is not { } exchange)
            return ActivityAnswer.BadRequest("BadExchange");
        if (exchange.ConnectionName != options.Value.Connection)
            return SignInAnswer.CannotExchange(exchange);
        var key = $"signin|{invoke.From.Id}|{exchange.Id}";
        if (await once.WasDoneAsync(key, hostToken))
            return SignInAnswer.Done();
        var work = running.GetOrAdd(key, _ => new Lazy<Task<ActivityAnswer>>(() => ExchangeAsync(key, invoke, exchange, hostToken)));
        return await work.Value;
    }

    // Only what succeeded is remembered: every duplicate of a failing exchange fails too, and a later try may succeed.
    private async Task<ActivityAnswer> ExchangeAsync(string key, Activity invoke, TokenExchangeInvoke exchange, CancellationToken hostToken)
    {
        try
        {
            var token = await tokens.ExchangeAsync(invoke.From.Id, invoke.ChannelId, exchange.ConnectionName, exchange.Token, hostToken);
            if (token is { Status: 400 or 404 or 412 } or { Status: 200, Token: null })
                return SignInAnswer.CannotExchange(exchange);
            if (token.Token is null)
                return SignInAnswer.Upstream(token.Status is >= 400 and < 600 ? token.Status : 502);
            await once.DoneAsync(key, hostToken);
            return SignInAnswer.Done();
        }
        finally
        {
            running.TryRemove(key, out _);
        }
    }

    private async Task<ActivityAnswer> VerifyAsync(Activity invoke, string connection, CancellationToken hostToken)
    {
        if (SignInAnswer.CodeOf(invoke) is not { } code)
            return SignInAnswer.NoCode();
        var found = await tokens.FindAsync(invoke.From.Id, invoke.ChannelId, connection, code, hostToken);
        return found switch
        {
            { Token: not null } => SignInAnswer.Done(),
            { Status: 503 } => SignInAnswer.Upstream(503),
            _ => SignInAnswer.WrongCode(),
        };
    }
}
