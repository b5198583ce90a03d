using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Goals;

/// <summary>Finds the goal that a click is about, for whoever may do that with it.</summary>
internal sealed class ClickedGoal(Policy policy)
{
    public async Task<(Goal? Goal, Reply? No)> FindAsync(Turn turn, CardAction action, string what, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "goal", Id: var id }
            || await turn.Work.Records.FindAsync<Goal>(id, cancellationToken) is not { } goal)
            return (null, new Reply.Refuse("goal.gone"));
        return policy.Decide(turn.Actor, what, goal.Subject) is { Allowed: false, ReasonKey: { } reason }
            ? (null, new Reply.Refuse(reason))
            : (goal, null);
    }
}

/// <summary>How it stands now.</summary>
internal sealed class RecountGoal(ClickedGoal clicked, CountGoal count) : ICardVerb
{
    public string Verb => "goal.count";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (goal, no) = await clicked.FindAsync(turn, action, "see", cancellationToken);
        if (goal is null) return no!;
        await count.KeepAsync(turn, goal, cancellationToken);
        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>Gives a goal up: it stays as it was, but nothing is compared with it any more.</summary>
internal sealed class EndGoal(ClickedGoal clicked) : ICardVerb
{
    public string Verb => "goal.end";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (goal, no) = await clicked.FindAsync(turn, action, "change", cancellationToken);
        if (goal is null) return no!;
        goal.EndedAt ??= turn.Now;
        return new Reply.OfRecord(action.Record!.Value);
    }
}
