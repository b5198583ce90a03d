using CrmBot.Features.Customers;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Pool;

/// <summary>兴隆退回公海 跟不动了: gives a lead back, with the reason when one was told. Rights are the caller's to check.</summary>
internal static class ReleaseLead
{
    public static async Task<Reply> OfCustomerAsync(Turn turn, CustomerBrief customer, string? reason, CancellationToken cancellationToken)
    {
        var file = (await turn.Work.Records.FindAsync<Customer>(customer.Id, cancellationToken))!;
        var lead = await LeadDirectory.CurrentAsync(turn.Work, customer.Id, cancellationToken);
        if (lead is { IsOpen: true, State: LeadState.InPool }) return new Reply.Refuse("pool.alreadyThere");
        if (lead is not { IsOpen: true }) lead = await FileAsync(turn, file, reason, cancellationToken);
        else await LeadAsync(turn, lead, file, reason, cancellationToken);
        return LeadNoted.Of(turn, customer.Name, lead, reason is null ? "pool.releasedPlain" : "pool.released");
    }

    /// <summary>A customer without an open lead: what waits in the pool is what is on file.</summary>
    public static async Task<Lead> FileAsync(Turn turn, Customer file, string? reason, CancellationToken cancellationToken)
    {
        var lead = await OpenLead.OfFileAsync(turn.Work, file, turn.Actor.Id, cancellationToken);
        await LeadAsync(turn, lead, file, reason, cancellationToken);
        return lead;
    }

    public static async Task LeadAsync(Turn turn, Lead lead, Customer customer, string? reason, CancellationToken cancellationToken)
    {
        // The file of a customer without an open lead belongs to whoever lets it go.
        if (lead.OwnerId is null) await GiveLead.FreeAsync(turn.Work, customer, cancellationToken);
        await GiveLead.PutInPoolAsync(
            turn.Work, lead, customer, new Verdict(How.Released, null, null),
            new Noted(turn.Actor.Id, Clip.Optional(reason, Assignment.ReasonLength)), cancellationToken);
    }
}
