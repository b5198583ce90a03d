using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>The lead behind an assignment's card, for the owner, whoever stands in for them, and those who look after them.</summary>
internal sealed class AssignmentForChange(LeadDirectory leads, IPersonDirectory people)
{
    public async Task<(Assignment? Given, Lead? Lead, CustomerBrief? Customer, Reply? Refusal)> FindAsync(
        Turn turn, RecordRef? record, CancellationToken cancellationToken)
    {
        if (record is not { Kind: "assignment", Id: var id }
            || await turn.Work.Records.FindAsync<Assignment>(id, cancellationToken) is not { LeadId: { } leadId } given
            || await leads.FindAsync(turn.Work, new RecordRef("lead", leadId), cancellationToken) is not var (lead, customer))
            return (null, null, null, new Reply.Refuse("lead.gone"));
        return await MayAsync(turn, lead.OwnerId, cancellationToken)
            ? (given, lead, customer, null)
            : (null, null, null,
                new Reply.Refuse(lead.OwnerId is null ? "assign.inPool" : "policy.notYours", ("owner", customer.OwnerName)));
    }

    public async Task<bool> MayAsync(Turn turn, Guid? owner, CancellationToken cancellationToken) => owner is { } id
        && (turn.Actor.ActsFor(id) || Roles.LooksAfter(turn.Actor, (await people.FindAsync(turn.Work, id, cancellationToken))?.Team));
}

/// <summary>接受.</summary>
internal sealed class AcceptLead(AssignmentForChange assignments) : ICardVerb
{
    public string Verb => "assign.accept";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (given, lead, customer, refusal) = await assignments.FindAsync(turn, action.Record, cancellationToken);
        if (given is null) return refusal!;
        if (given.Answer == Answered.Waiting && lead!.OwnerId == given.ToId)
        {
            lead.Accept(turn.Now);
            await Assignments.AnswerAsync(turn.Work, lead.Id, Answered.Accepted, cancellationToken);
            turn.Memory.LastSubject = customer!.Name;
        }

        return new Reply.OfRecord(action.Record!.Value);
    }
}

/// <summary>转出: to whom, and why.</summary>
internal sealed class HandOnLead(AssignmentForChange assignments, IPersonDirectory people, GiveLead give) : ICardVerb
{
    public string Verb => "assign.handon";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (given, lead, _, refusal) = await assignments.FindAsync(turn, action.Record, cancellationToken);
        if (given is null) return refusal!;
        if (!lead!.IsOpen || lead.OwnerId != given.ToId) return new Reply.OfRecord(action.Record!.Value);
        if (!Guid.TryParseExact(action.Text("to"), "N", out var id)
            || await people.FindAsync(turn.Work, id, cancellationToken) is not { IsActive: true } to || to.Role == Roles.Partner)
            return new Reply.Refuse("assign.toWhom");
        if (to.Id == lead.OwnerId) return new Reply.Refuse("assign.alreadyTheirs", ("owner", to.Name));
        if (Clip.Optional(action.Text("reason"), Assignment.ReasonLength) is not { } reason) return new Reply.Refuse("assign.whyHandOn");
        var customer = (await turn.Work.Records.FindAsync<Customer>(lead.CustomerId, cancellationToken))!;
        var mine = to.Id == turn.Actor.Id;
        await give.GiveAsync(turn.Work, lead, customer, new Verdict(How.HandedOn, to, to.Team), new Noted(turn.Actor.Id, reason),
            accepted: mine, cancellationToken);
        return new Reply.OfRecord(action.Record!.Value);
    }
}
