using CrmBot.Runtime.Turns;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>Buttons of old cards, which come without a name: their command is the verb of one of our buttons, or nobody's.</summary>
internal sealed class AnswerLegacy(ITurnRunner turns) : IAnswerInvoke
{
    public IReadOnlyCollection<string> Names { get; } = [""];

    public async Task<ActivityAnswer> AnswerAsync(Activity invoke, CancellationToken hostToken)
    {
        if (LegacyInvoke.From(invoke) is not { Command.Length: > 0 } legacy)
            return ActivityAnswer.NotImplemented();
        // Such an invoke shows no card: what it comes to is edited into the posted one.
        var click = new CardActed(invoke.Id, invoke.Sender(), invoke.Place(), invoke.ReplyToId, legacy.Command, legacy.Data,
            IsInvoke: false);
        return await turns.RunAsync(click, hostToken) switch
        {
            TurnAnswer.UnknownVerb => ActivityAnswer.NotImplemented(),
            TurnAnswer.Busy busy => ActivityAnswer.Busy(busy.RetryAfterSeconds),
            _ => ActivityAnswer.Done(),
        };
    }
}
