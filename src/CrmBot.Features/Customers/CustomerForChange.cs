using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>The customer a write frame means, or the answer when there is none to write to: a choice, or a no.</summary>
internal readonly record struct ChangeTarget(Customer? Customer, Reply? Instead);

/// <summary>
/// Finds the customer of a write frame, checks that the speaker may do
/// <c>action</c> with it, and remembers it as the last one talked about.
/// </summary>
internal sealed class CustomerForChange(FindCustomer find, ChooseCustomer choose, Policy policy)
{
    /// <param name="action"><c>change</c> for the file itself, <c>log</c> for what happened with the customer.</param>
    public async Task<ChangeTarget> FindAsync(Turn turn, Frame frame, string action, CancellationToken cancellationToken)
    {
        var (brief, instead) = await FindBriefAsync(turn, frame, action, cancellationToken);
        return brief is null ? new(null, instead) : new(await turn.Work.Records.FindAsync<Customer>(brief.Id, cancellationToken), null);
    }

    /// <summary>As <see cref="FindAsync"/>, for a change that does not touch the customer's own row.</summary>
    public async Task<(CustomerBrief? Customer, Reply? Instead)> FindBriefAsync(
        Turn turn, Frame frame, string action, CancellationToken cancellationToken)
    {
        var found = await find.FindAsync(turn, frame, cancellationToken);
        if (found.Only is not { } brief) return (null, await choose.AskAsync(turn, frame, found, cancellationToken));
        var decision = policy.Decide(turn.Actor, action, brief.Subject);
        if (!decision.Allowed) return (null, new Reply.Refuse(decision.ReasonKey!, ("owner", brief.OwnerName)));
        await MergedNames.NoteAsync(turn, brief, cancellationToken);
        turn.Memory.LastSubject = brief.Name;
        turn.Memory.LastRecord = brief.Record;
        return (brief, null);
    }
}
