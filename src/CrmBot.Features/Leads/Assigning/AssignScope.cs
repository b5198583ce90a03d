using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Leads.Pool;
using CrmBot.Features.People;
using CrmBot.Features.People.HandOvers;
using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>
/// 这批展会线索平均分给销售一组: many at once, asked about first. A team's people get them as new leads come to them, one after the other to
/// whoever has least; everybody who got some gets one card with theirs.
/// </summary>
internal sealed class AssignScope(
    LeadScope scopes, IPersonDirectory people, FindCandidates sellers, DecideOwner decide, GiveLead give, Policy policy,
    CompanySettings settings,
    PrintCustomer print, PrintLead printLead, LeadLines lines) : IAssignPart
{
    private const int MostNamed = 3, MostListed = 8;

    public bool Answers(Frame frame) => frame.Has("scope") && !HandOverWork.IsWhole(frame) && !frame.Is("mode", "delegate");

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Object("scope") is not { } scope
            || await scopes.FindAsync(turn, scope, frame.Objects(Frame.But), cancellationToken) is not { } found)
            return new Reply.Refuse("assign.whoIsThat",
                ("name", frame.Object("scope") is { } said ? LeadScope.Text(said, "owner") ?? "" : ""));
        if (await AssignTarget.ReadAsync(turn, frame.Text("to"), people, sellers, cancellationToken) is not { } target)
            return new Reply.Refuse("assign.whoIsThat", ("name", frame.Text("to") ?? ""));
        if (await RefusalAsync(turn, found, cancellationToken) is { } refusal) return refusal;
        if (found.Count == 0) return new Reply.Say(LeadScope.Text(scope, "owner") is null ? "assign.noneInPool" : "assign.noneOfTheirs");
        var done = target.Pool ? await ReleaseAsync(turn, found, cancellationToken)
            : await GiveAsync(turn, found, target, cancellationToken);
        return found.IsCut && done is not Reply.Refuse ? new Reply.Several([done, new Reply.Say("assign.moreLeft")]) : done;
    }

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        List<DraftLine> shown = [];
        string? instead = null;
        if (frame.Object("scope") is { } scope
            && await scopes.FindAsync(turn, scope, frame.Objects(Frame.But), cancellationToken) is { } found)
        {
            // Nobody is asked to save what would be refused then.
            instead = (await RefusalAsync(turn, found, cancellationToken))?.Key;
            if (instead is null) shown.Add(What(turn, found));
            if (found.Count == 0) instead ??= "assign.nothingThere";
        }

        if (await AssignTarget.ReadAsync(turn, frame.Text("to"), people, sellers, cancellationToken) is { } target)
            shown.Add(new("handover.label.to", target.Name(settings, print.Owner(null, null, turn.Locale), turn.Locale)));
        if (frame.Is("mode", "even")) shown.Add(new("assign.label.how", printLead.Words(turn.Locale, "assign.how.even")));
        return new DraftView("assign.draftScope", shown) { AskKey = instead };
    }

    private DraftLine What(Turn turn, Scoped found)
    {
        var names = found.Leads.Select(pair => pair.Customer.Name).Concat(found.Customers.Select(customer => customer.Name)).Take(MostNamed);
        return new("assign.label.what",
            PrintCustomer.Joined(printLead.Words(turn.Locale, found.IsCut ? "assign.countCut" : "assign.count", ("count", found.Count)),
                string.Join(printLead.Words(turn.Locale, "common.list_separator"), names)));
    }

    private async Task<Reply.Refuse?> RefusalAsync(Turn turn, Scoped found, CancellationToken cancellationToken)
    {
        var mayGive = turn.Actor.Role == Roles.Lead || Roles.SeesEverything(turn.Actor.Role);
        foreach (var (lead, customer) in found.Leads)
        {
            if (lead.OwnerId is null ? !mayGive : !policy.Decide(turn.Actor, "assign", LeadDirectory.Subject(lead)).Allowed)
                return new Reply.Refuse(lead.OwnerId is null ? "assign.onlyLeads" : "assign.notAllYours");
        }

        // All of them are one person's.
        var owner = found.Customers is [{ OwnerId: { } id }, ..] ? await people.FindAsync(turn.Work, id, cancellationToken) : null;
        return found.Customers.All(customer => policy.Decide(
            turn.Actor, "assign", new Subject("customer", customer.OwnerId, owner?.Team, customer.Region)).Allowed)
            ? null : new Reply.Refuse("assign.notAllYours");
    }

    private async Task<Reply> GiveAsync(Turn turn, Scoped found, AssignTarget target, CancellationToken cancellationToken)
    {
        var (noted, given) = (new Noted(turn.Actor.Id), new List<Given>());
        // whoever gives them up gets none of them
        List<Colleague> members = [.. target.Members.Where(member => member.Id != found.OwnerId)];
        foreach (var (lead, customer) in found.Leads)
        {
            var verdict = target.One is { } one
                ? new Verdict(How.Said, one, one.Team)
                : await decide.AmongAsync(turn.Work, lead, members, target.Team, cancellationToken);
            if (verdict.To is not { } to || to.Id == lead.OwnerId) continue;
            given.Add(new(to, customer, lead, lead.OwnerId));
            await give.GiveAsync(turn.Work, lead, customer, verdict, noted, accepted: true, cancellationToken);
        }

        for (var at = 0; at < found.Customers.Count && (target.One is not null || members.Count > 0); at++)
        {
            var (customer, to) = (found.Customers[at], target.One ?? members[at % members.Count]);
            given.Add(new(to, customer, null, customer.OwnerId));
            await give.GiveCustomerAsync(turn.Work, customer, to, noted, cancellationToken);
        }

        await TellAsync(turn, given, cancellationToken);
        await MovedAway.TellAsync(turn, given.Select(one => (one.From, one.To, one.Customer.Name)), null, cancellationToken);
        return Done(turn, given, target);
    }

    private static async Task<Reply> ReleaseAsync(Turn turn, Scoped found, CancellationToken cancellationToken)
    {
        foreach (var (lead, customer) in found.Leads) await ReleaseLead.LeadAsync(turn, lead, customer, null, cancellationToken);
        foreach (var customer in found.Customers) await ReleaseLead.FileAsync(turn, customer, null, cancellationToken);
        return new Reply.Say("assign.released", ("count", found.Count));
    }

    // One card each, however many it is; nobody has to accept what a superior has dealt out.
    private async Task TellAsync(Turn turn, List<Given> given, CancellationToken cancellationToken)
    {
        foreach (var share in given.Where(one => one.To.Id != turn.Actor.Id && one.To.DirectoryId is not null).GroupBy(one => one.To.Id))
        {
            var to = share.First().To;
            var rows = new JsonArray([.. share.Where(one => one.Lead is not null).Take(MostListed)
                .Select(one => (JsonNode)Row(one.Lead!, one.Customer, to.Locale))]);
            var (leads, customers) = Counts(share);
            var key = customers == 0 ? "assign.bulkTitle" : leads == 0 ? "assign.bulkTitleCustomers" : "assign.bulkTitleBoth";
            var title = printLead.Words(to.Locale, key, ("count", leads), ("customers", customers), ("by", turn.Actor.Name));
            List<string> notes = [];
            if (leads > MostListed) notes.Add(printLead.Words(to.Locale, "watch.more", ("count", leads - MostListed)));
            if (customers > 0)
                notes.Add(Named(share.Where(one => one.Lead is null).Select(one => one.Customer.Name), customers, to.Locale));
            await turn.Work.Outbox.ToPersonAsync(
                to.Id, LeadLines.Card(rows, title, string.Join(" ", notes)), $"lead.bulk:{turn.Id:N}:{to.Id:N}", Delivery.AtLeastOnce,
                Priority.Notice, cancellationToken);
        }
    }

    private JsonObject Row(Lead lead, Customer customer, string locale) =>
        lines.Row(lead, customer.Name, lead.Need ?? "", printLead.State(lead.State, locale), locale);

    private string Named(IEnumerable<string> names, int count, string locale)
    {
        var list = string.Join(printLead.Words(locale, "common.list_separator"), names.Take(MostListed));
        return printLead.Words(locale, count > MostListed ? "assign.bulkCustomersMore" : "assign.bulkCustomers", ("names", list),
            ("count", count));
    }

    private static (int Leads, int Customers) Counts(IEnumerable<Given> share) =>
        (share.Count(one => one.Lead is not null), share.Count(one => one.Lead is null));

    private Reply Done(Turn turn, List<Given> given, AssignTarget target)
    {
        if (given.Count == 0)
            return new Reply.Refuse("assign.nobodyFree", ("team", CompanySettings.Word(settings.Teams, target.Team, turn.Locale)));
        var shares = given.GroupBy(one => one.To.Name).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Share(group.Key, Counts(group), turn.Locale)).ToList();
        var (_, customers) = Counts(given);
        var done = new Reply.Say(customers == 0 ? "assign.dealt" : "assign.dealtBoth", ("count", given.Count),
            ("shares", string.Join(printLead.Words(turn.Locale, "common.list_separator"), shares)));
        return turn.Actor.Role == Roles.Admin && customers == 0 ? new Reply.Several([done, new Reply.Say("assign.ruleHint")]) : done;
    }

    private string Share(string name, (int Leads, int Customers) counts, string locale) => printLead.Words(
        locale, counts.Customers == 0 ? "assign.share" : counts.Leads == 0 ? "assign.shareCustomers" : "assign.shareBoth",
        ("name", name), ("count", counts.Customers == 0 ? counts.Leads : counts.Customers), ("leads", counts.Leads));

    /// <summary>What one of them got; a customer with an open lead comes with it.</summary>
    private sealed record Given(Colleague To, Customer Customer, Lead? Lead, Guid? From);
}
