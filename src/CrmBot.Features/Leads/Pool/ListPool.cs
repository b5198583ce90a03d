using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.Pool;

/// <summary>Which of the pool are asked for.</summary>
/// <param name="Region">World code, or null.</param>
/// <param name="Most">How many to show; null for a page at a time.</param>
/// <param name="Grade">A, B or C; null for all.</param>
internal sealed record PoolRequest(string? Region, int? Most, string? Grade = null);

/// <summary>公海还有啥: what lies in the pool, the best and oldest first, each one tap away from being taken; and 领一条.</summary>
internal sealed class ListPool(
    ICustomerDirectory customers, ClaimLead claim, Policy policy, CompanySettings settings, LeadLines lines, PrintLead print,
    PrintCustomer printCustomer)
{
    private const int PageSize = 6;

    public async Task<Reply> ShowAsync(Turn turn, PoolRequest request, int page, CancellationToken cancellationToken)
    {
        if (!policy.Decide(turn.Actor, "see", new Subject("lead")).Allowed) return new Reply.Refuse("policy.noAccess");
        var pool = In(turn, request.Region).Where(lead => request.Grade == null || lead.Grade == request.Grade);
        var count = await pool.Take(LeadQuery.MostCounted + 1).CountAsync(cancellationToken);
        if (count == 0) return new Reply.Say(request.Region is null && request.Grade is null ? "pool.empty" : "pool.emptyThere");
        var size = request.Most ?? PageSize;
        var pages = request.Most is null ? (Math.Min(count, LeadQuery.MostCounted) + size - 1) / size : 1;
        page = Math.Clamp(page, 0, pages - 1);
        var shown = await Ordered(pool).Skip(page * size).Take(size).ToListAsync(cancellationToken);
        var card = await CardAsync(turn, request, shown, count, page, pages, cancellationToken);
        if (!turn.Place.IsGroup) return card;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"pool:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("lead.list.inDirect");
    }

    /// <summary>Takes the best ones for the speaker, as many as they may have.</summary>
    public async Task<Reply> NextAsync(Turn turn, int count, string? region, CancellationToken cancellationToken)
    {
        List<(CustomerBrief Customer, Reply Reply)> taken = [];
        Reply? no = null;
        // A few more than asked for: others take them at the same time.
        foreach (var (id, customerId) in await IdsAsync(turn, region, (2 * count) + 5, cancellationToken))
        {
            if (taken.Count == count || await customers.FindAsync(turn.Work, customerId, cancellationToken) is not { } customer) break;
            var reply = await claim.ClaimAsync(turn, id, customer, cancellationToken);
            await turn.Work.SaveAsync(cancellationToken);
            if (reply is not Reply.Refuse refusal) taken.Add((customer, reply));
            else if (refusal.Key is not ("pool.lost" or "pool.notThere")) no = refusal;
            if (no is not null) break;
        }

        if (taken.Count == 0) return no ?? new Reply.Say(region is null ? "pool.empty" : "pool.emptyThere");
        if (count == 1) return taken[0].Reply;
        var parts = taken.SelectMany(one => one.Reply is Reply.Several several ? several.Parts.OfType<Reply.OfRecord>() : []).Cast<Reply>();
        return new Reply.Several([new Reply.Say("pool.took", ("count", taken.Count)), .. parts, .. no is null ? [] : new[] { no }]);
    }

    // The team's own and everybody's.
    private IQueryable<Lead> In(Turn turn, string? region)
    {
        var pool = turn.Db.Set<Lead>().AsNoTracking().Where(lead => lead.State == LeadState.InPool);
        var team = turn.Actor.Team;
        if (!Roles.SeesEverything(turn.Actor.Role)) pool = pool.Where(lead => lead.Team == null || lead.Team == team);
        if (region is null) return pool;
        var inside = settings.RegionsIn(region);
        return pool.Join(turn.Db.Set<Customer>(), lead => lead.CustomerId, customer => customer.Id,
            (lead, customer) => new { lead, customer.Region })
            .Where(pair => inside.Contains(pair.lead.Region ?? pair.Region!)).Select(pair => pair.lead);
    }

    private static IOrderedQueryable<Lead> Ordered(IQueryable<Lead> pool) =>
        pool.OrderBy(lead => lead.Rank).ThenBy(lead => lead.CreatedAt).ThenBy(lead => lead.Id);

    private async Task<List<(Guid Id, Guid CustomerId)>> IdsAsync(Turn turn, string? region, int most, CancellationToken cancellationToken)
    {
        var found = await Ordered(In(turn, region)).Take(most).Select(lead => new { lead.Id, lead.CustomerId })
            .ToListAsync(cancellationToken);
        return found.ConvertAll(one => (one.Id, one.CustomerId));
    }

    private async Task<Reply.Card> CardAsync(
        Turn turn, PoolRequest request, List<Lead> shown, int count, int page, int pages, CancellationToken cancellationToken)
    {
        var locale = turn.Locale;
        var names = await customers.FindManyAsync(turn.Work, [.. shown.Select(lead => lead.CustomerId).Distinct()], cancellationToken);
        var counted = count > LeadQuery.MostCounted
            ? print.Words(locale, "lead.list.moreThan", ("count", LeadQuery.MostCounted))
            : print.Words(locale, "lead.list.exactly", ("count", count));
        return new Reply.Card("pool-list", new JsonObject
        {
            ["rows"] = new JsonArray([.. shown.Select(lead => (JsonNode)Row(turn, lead, names.GetValueOrDefault(lead.CustomerId)))]),
            ["region"] = request.Region ?? "",
            ["grade"] = request.Grade ?? "",
            ["previous"] = page - 1,
            ["next"] = page + 1,
            ["hasPrevious"] = page > 0,
            ["hasNext"] = page + 1 < pages,
            ["say"] = new JsonObject
            {
                ["title"] = print.Words(locale, "pool.title", ("count", counted)),
                ["page"] = pages > 1 ? print.Words(locale, "agenda.page", ("page", page + 1), ("pages", pages)) : "",
            },
        });
    }

    private JsonObject Row(Turn turn, Lead lead, CustomerBrief? customer)
    {
        var masked = policy.Decide(turn.Actor, "see", LeadDirectory.Subject(lead)).Masked;
        var budget = masked.Contains(CustomerPolicy.Fields.Amount) ? null : Budget.Of(lead)?.Print(turn.Locale);
        var region = CompanySettings.Word(settings.Regions, lead.Region ?? customer?.Region, turn.Locale);
        var line = PrintCustomer.Joined(
            printCustomer.Source(lead.Source, turn.Locale), printCustomer.Day(lead.CreatedAt, turn.Now, turn.Actor.Zone, turn.Locale),
            lead.Team is null ? null : print.Words(turn.Locale, "pool.ofTeam"));
        return lines.Row(lead, customer?.Name ?? "", PrintCustomer.Joined(region, lead.Need, budget), line, turn.Locale);
    }
}
