using CrmBot.Features.Interactions;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>A contact with the customer was logged, or an attempt: whatever waited for it is done, and silence is counted anew.</summary>
internal sealed class ContactStopsClock(PlanLead plan) : IContactListener
{
    public async Task LoggedAsync(UnitOfWork work, Interaction interaction, CancellationToken cancellationToken)
    {
        foreach (var lead in await work.Records.ListAsync<Lead>(nameof(Lead.CustomerId), interaction.CustomerId, cancellationToken))
            if (lead.IsOpen) await StopAsync(work, lead, interaction.PersonId, cancellationToken);
    }

    /// <summary>The customer has been answered, somehow.</summary>
    public async Task AnsweredAsync(Turn turn, Lead lead, CancellationToken cancellationToken)
    {
        lead.Touch(reached: true, turn.Now);
        await StopAsync(turn.Work, lead, turn.Actor.Id, cancellationToken);
    }

    private async Task StopAsync(UnitOfWork work, Lead lead, Guid by, CancellationToken cancellationToken)
    {
        if (lead.OwnerId is not { } owner) return;
        if (by == owner && lead.AcceptedAt is null)
        {
            // Whoever is at work on it has taken it on.
            lead.Accept(work.Now);
            await Assignments.AnswerAsync(work, lead.Id, Answered.Accepted, cancellationToken);
        }

        var clock = await LeadClocks.GetAsync(work, lead.Id, cancellationToken);
        if (clock.OwnerId != owner) clock.Give(owner, work.Now);
        clock.Touch(work.Now);
        await plan.SetAsync(work, lead, clock, cancellationToken);
    }
}
