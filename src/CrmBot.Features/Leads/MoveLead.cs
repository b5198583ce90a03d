using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>A button that moves a lead on: contacted, nurturing, qualified, converted, or open again.</summary>
internal sealed class MoveLead(LeadForChange leads, IDealOfLead deals) : ICardVerb
{
    public string Verb => "lead.move";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (lead, customer, refusal) = await leads.FindAsync(turn, action.Record, cancellationToken);
        if (lead is null) return refusal!;
        if (Read(action.Text("to")) is not { } state || state == LeadState.Closed || !lead.MoveTo(state, null, turn.Now))
            return new Reply.Refuse("lead.cannotMove");
        var moved = new Reply.OfRecord(LeadDirectory.Record(lead));
        if (state != LeadState.Converted
            || await deals.OpenAsync(turn, customer!, lead.Need, Budget.Of(lead), cancellationToken) is not { } deal) return moved;
        return new Reply.Several([moved, new Reply.OfRecord(deal)]);
    }

    private static LeadState? Read(string? word) =>
        Enum.GetValues<LeadState>().Where(state => LeadStates.Word(state) == word).Select(state => (LeadState?)state).FirstOrDefault();
}

/// <summary>Closing needs a word on why, so that somebody can learn from it.</summary>
internal sealed class CloseLead(LeadForChange leads) : ICardVerb
{
    public string Verb => "lead.close";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (lead, _, refusal) = await leads.FindAsync(turn, action.Record, cancellationToken);
        if (lead is null) return refusal!;
        if (Clip.Optional(action.Text("reason-" + Customers.ProfileData.KeyOf(lead.Id)), Lead.ReasonLength) is not { } reason)
            return new Reply.Refuse("lead.closeWhy");
        if (!lead.MoveTo(LeadState.Closed, reason, turn.Now)) return new Reply.Refuse("lead.cannotMove");
        return new Reply.OfRecord(LeadDirectory.Record(lead));
    }
}
