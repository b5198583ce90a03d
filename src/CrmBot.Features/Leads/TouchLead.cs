using CrmBot.Features.Interactions;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads;

/// <summary>A logged contact moves the customer's new lead on, and is its first contact.</summary>
internal sealed class TouchLead : IContactListener
{
    public async Task LoggedAsync(UnitOfWork work, Interaction interaction, CancellationToken cancellationToken)
    {
        if (await LeadDirectory.CurrentAsync(work, interaction.CustomerId, cancellationToken) is not { IsOpen: true } lead) return;
        var reached = interaction.Outcome is null or "refused";
        if (lead.FirstContactAt is null || (reached && lead.State == LeadState.New)) lead.Touch(reached, work.Now);
    }
}
