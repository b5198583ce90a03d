using CrmBot.Features.Interactions;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>A contact with the customer was logged, or an attempt: whatever waited for it is done, and silence is counted anew.</summary>
internal sealed class ContactStopsClock(PlanLead plan) : IContactListener
{
    private static readonly string[] NotReached = ["no_answer", "voicemail", "busy", "wrong_number"];

    public async Task ContactedAsync(Turn turn, Interaction contact, CancellationToken cancellationToken)
    {
        foreach (var lead in await turn.Work.Records.ListAsync<Lead>(nameof(Lead.CustomerId), contact.CustomerId, cancellationToken))
            if (lead.IsOpen) await TouchAsync(turn, lead, reached: !NotReached.Contains(contact.Outcome), cancellationToken);
    }

    public async Task TouchAsync(Turn turn, Lead lead, bool reached, CancellationToken cancellationToken)
    {
        lead.Touch(reached, turn.Now);
        if (lead.OwnerId is not { } owner) return;
        if (turn.Actor.ActsFor(owner) && lead.AcceptedAt is null)
        {
            lead.Accept(turn.Now);
            await Assigning.Assignments.AnswerAsync(turn.Work, lead.Id, Assigning.Answered.Accepted, cancellationToken);
        }

        var clock = await LeadClocks.GetAsync(turn.Work, lead.Id, cancellationToken);
        if (clock.OwnerId != owner) clock.Give(owner, turn.Now);
        clock.Touch(turn.Now);
        await plan.SetAsync(turn.Work, lead, clock, cancellationToken);
    }
}
