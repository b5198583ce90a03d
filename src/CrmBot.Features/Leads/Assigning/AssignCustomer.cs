using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Leads.Pool;
using CrmBot.Features.People;
using CrmBot.Features.People.HandOvers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>
/// 把明德给小王: one customer, with its open lead, goes to a colleague, to whoever of a team has least to do, or into the pool.
/// </summary>
internal sealed class AssignCustomer(
    CustomerForChange customers, IPersonDirectory people, FindCandidates sellers, DecideOwner decide, GiveLead give, ClaimLead claim,
    Policy policy,
    CompanySettings settings, PrintCustomer print) : IAssignPart
{
    public bool Answers(Frame frame) => !frame.Has("scope") && !frame.Is("handover", "true") && frame.Text("mode") is null or "even";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, instead) = await customers.FindBriefAsync(turn, frame, "see", cancellationToken);
        if (customer is null) return instead!;
        if (await AssignTarget.ReadAsync(turn, frame.Text("to"), people, sellers, cancellationToken) is not { } target)
            return new Reply.Refuse("assign.whoIsThat", ("name", frame.Text("to") ?? ""));
        if (customer.OwnerId is null && target.One?.Id == turn.Actor.Id)
            return await claim.OfCustomerAsync(turn, customer, cancellationToken);
        if (Refusal(turn, customer) is { } refusal) return refusal;
        if (target.Pool) return await ReleaseLead.OfCustomerAsync(turn, customer, null, cancellationToken);
        if (target.One is { } one && one.Id == customer.OwnerId)
            return turn.Work.HasWritten ? Back(customer, one.Name) : new Reply.Refuse("assign.alreadyTheirs", ("owner", one.Name));
        return await GiveAsync(turn, customer, target, frame.Text(Frame.Why), cancellationToken);
    }

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var to = frame.Text("to");
        DraftLine[] lines =
        [
            new("customer.label.customer", frame.Text("cust") ?? ""),
            new("handover.label.to",
                to == AssignTarget.PoolSlot ? print.Owner(null, null, turn.Locale) : CompanySettings.Word(settings.Teams, to, turn.Locale)),
        ];
        return Task.FromResult(new DraftView("assign.draft", [.. lines.Where(line => line.Text.Length > 0)]));
    }

    // What is nobody's is given out by those who look after people; whoever wants it takes it out of the pool.
    private Reply.Refuse? Refusal(Turn turn, CustomerBrief customer)
    {
        if (customer.OwnerId is null)
            return turn.Actor.Role == Roles.Lead || Roles.SeesEverything(turn.Actor.Role) ? null : new Reply.Refuse("assign.onlyLeads");
        var decision = policy.Decide(turn.Actor, "assign", customer.Subject);
        return decision.Allowed ? null : new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName));
    }

    private async Task<Reply> GiveAsync(
        Turn turn, CustomerBrief brief, AssignTarget target, string? why, CancellationToken cancellationToken)
    {
        var file = (await turn.Work.Records.FindAsync<Customer>(brief.Id, cancellationToken))!;
        var lead = await LeadDirectory.CurrentAsync(turn.Work, brief.Id, cancellationToken) is { IsOpen: true } open ? open : null;
        var noted = new Noted(turn.Actor.Id, Clip.Optional(why, Assignment.ReasonLength));
        if (target.One is { } one)
        {
            await MovedAway.TellAsync(turn, [(brief.OwnerId, one, brief.Name)], noted.Reason, cancellationToken);
            if (lead is null) await give.GiveCustomerAsync(turn.Work, file, one, noted, cancellationToken);
            else await give.GiveAsync(turn.Work, lead, file, new Verdict(How.Said, one, one.Team), noted, accepted: one.Id == turn.Actor.Id,
                cancellationToken);
            return Done(brief, lead, one.Name);
        }

        if (lead is null)
        {
            await GiveLead.FreeAsync(turn.Work, file, cancellationToken);
            lead = await OpenLead.OfFileAsync(turn.Work, file, turn.Actor.Id, cancellationToken);
        }

        var verdict = await decide.AmongAsync(turn.Work, lead, target.Members, target.Team, cancellationToken);
        if (verdict.To is null)
            return new Reply.Refuse("assign.nobodyFree", ("team", CompanySettings.Word(settings.Teams, target.Team, turn.Locale)));
        await give.GiveAsync(turn.Work, lead, file, verdict, noted, accepted: verdict.To.Id == turn.Actor.Id, cancellationToken);
        return Done(brief, lead, verdict.To.Name);
    }

    // 转错了，还是给张国强: what was given away a moment ago has just come back to whoever had it, within this very turn.
    private static Reply.Several Back(CustomerBrief customer, string to) =>
        new([new Reply.Say("assign.done", ("to", to)), new Reply.OfRecord(customer.Record)]);

    private static Reply.Several Done(CustomerBrief customer, Lead? lead, string to) =>
        new([new Reply.Say("assign.done", ("to", to)), new Reply.OfRecord(lead is null ? customer.Record : LeadDirectory.Record(lead))]);
}
