using System.Globalization;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Pool;

/// <summary>
/// 领取 on the pool's list and on a lead's card. The button names the lead
/// without a revision: whoever comes too late is told who was quicker.
/// </summary>
internal sealed class ClaimButton(LeadDirectory leads, ClaimLead claim) : ICardVerb
{
    public string Verb => "pool.claim";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var record = RecordNames.Parse(action.Text("lead"));
        // Only looked at here: the row that decides is read after the lock.
        if (record is not { Kind: "lead", Id: var id } || await leads.ReadAsync(turn.Work, id, cancellationToken) is not var (_, customer))
            return new Reply.Refuse("lead.gone");
        return await claim.ClaimAsync(turn, id, customer, cancellationToken);
    }
}

/// <summary>退回公海 on a lead's card, with the reason from the input beside it.</summary>
internal sealed class ReleaseButton(LeadForChange leads) : ICardVerb
{
    public string Verb => "pool.release";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (lead, customer, refusal) = await leads.FindAsync(turn, action.Record, "assign", cancellationToken);
        if (lead is null) return refusal!;
        if (Clip.Optional(action.Text("reason-" + Customers.ProfileData.KeyOf(lead.Id)), Lead.ReasonLength) is not { } reason)
            return new Reply.Refuse("pool.whyRelease");
        return lead.OwnerId is null
            ? new Reply.Refuse("pool.alreadyThere")
            : await ReleaseLead.OfCustomerAsync(turn, customer!, reason, cancellationToken);
    }
}

/// <summary>Turns the page of the pool.</summary>
internal sealed class TurnPoolPage(ListPool list) : ICardVerb
{
    public string Verb => "pool.page";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) => list.ShowAsync(
        turn, new PoolRequest(action.Text("region") is { Length: > 0 } region ? region : null, null,
            action.Text("grade") is { Length: > 0 } grade ? grade : null),
        int.TryParse(action.Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0, cancellationToken);
}
