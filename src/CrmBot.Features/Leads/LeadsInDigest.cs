using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads;

/// <summary>The leads that came in.</summary>
internal sealed class LeadsInDigest(ICustomerDirectory customers) : IDigestSection
{
    private static readonly List<LeadState> States = [.. Enum.GetValues<LeadState>()];

    public string Block => "new_leads";

    public int Order => 10;

    public async Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var leads = await Came(view, scope).OrderBy(lead => lead.CreatedAt).ThenBy(lead => lead.Id)
            .Select(lead => new { lead.Id, lead.CustomerId, lead.Grade }).ToListAsync(cancellationToken);
        var fitting = await customers.FilterAsync(view, [.. leads.Select(lead => lead.CustomerId).Distinct()], scope.Region, null,
            cancellationToken);
        var counted = leads.Where(
            lead => (fitting is null || fitting.Contains(lead.CustomerId)) && (scope.Grade is null || lead.Grade == scope.Grade)).ToList();
        return
        [
            new DigestNumber("new_leads", "lead", [.. counted.Select(lead => lead.Id)]) { Before = 0 },
            new DigestNumber("new_a_leads", "lead", [.. counted.Where(lead => lead.Grade == "A").Select(lead => lead.Id)]) { Before = 0 },
        ];
    }

    /// <summary>Leads that came in the period and are somebody's of the scope; of everybody's also those that are nobody's.</summary>
    public static IQueryable<Lead> Came(ReadView view, DigestScope scope)
    {
        var (from, to) = (scope.Period.From, scope.Period.To);
        // By state and time there is an index; all states together are the time alone.
        var leads = view.Db.Set<Lead>().AsNoTracking()
            .Where(lead => States.Contains(lead.State) && lead.CreatedAt >= from && lead.CreatedAt < to);
        return scope.IsAll ? leads : leads.Where(lead => lead.OwnerId != null && scope.Owners.Contains(lead.OwnerId.Value));
    }
}

/// <summary>Who was reached for the first time, and who still waits.</summary>
internal sealed class FirstContactsInDigest(ICustomerDirectory customers) : IDigestSection, IDigestAdvisor
{
    private const int Weight = 70, WeightOfA = 95;

    public string Block => "first_contact";

    public int Order => 15;

    public async Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var (from, to) = (scope.Period.From, scope.Period.To);
        var reached = await Of(view, scope).Where(lead => lead.FirstContactAt >= from && lead.FirstContactAt < to)
            .OrderBy(lead => lead.FirstContactAt).ThenBy(lead => lead.Id).Select(lead => new Counted(lead.Id, lead.CustomerId, lead.Grade))
            .ToListAsync(cancellationToken);
        var waiting = await Waiting(view, scope).Select(lead => new Counted(lead.Id, lead.CustomerId, lead.Grade))
            .ToListAsync(cancellationToken);
        var fitting = await customers.FilterAsync(view, [.. reached.Concat(waiting).Select(lead => lead.CustomerId).Distinct()],
            scope.Region, null, cancellationToken);
        IReadOnlyList<Guid> Fitting(List<Counted> leads) =>
            [.. leads.Where(lead => (fitting is null || fitting.Contains(lead.CustomerId))
                && (scope.Grade is null || lead.Grade == scope.Grade)).Select(lead => lead.Id)];
        return
        [
            new DigestNumber("first_contacts", "lead", Fitting(reached)) { Before = 0 },
            new DigestNumber("not_contacted", "lead", Fitting(waiting)) { IsWarning = true },
        ];
    }

    public async Task<IReadOnlyList<DigestAdvice>> AdviseAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        var waiting = await Waiting(view, scope).Where(lead => scope.Grade == null || lead.Grade == scope.Grade)
            .Select(lead => new Counted(lead.Id, lead.CustomerId, lead.Grade)).ToListAsync(cancellationToken);
        var fitting = await customers.FilterAsync(view, [.. waiting.Select(lead => lead.CustomerId).Distinct()], scope.Region, null,
            cancellationToken);
        var first = waiting.Find(lead => fitting is null || fitting.Contains(lead.CustomerId));
        if (first is null || await customers.FindAsync(view, first.CustomerId, cancellationToken) is not { } customer) return [];
        return [new DigestAdvice("not_contacted", "lead", first.Id, customer.Name, first.Grade == "A" ? WeightOfA : Weight)];
    }

    // Best first, then the one that waits longest. The same that 谁还没首联 lists.
    private static IQueryable<Lead> Waiting(ReadView view, DigestScope scope)
    {
        var due = scope.IsAll ? FirstContactsDue.Of(view) : FirstContactsDue.OfPeople(view, scope.Owners);
        return due.Select(pair => pair.Lead).OrderBy(lead => lead.Rank).ThenBy(lead => lead.CreatedAt).ThenBy(lead => lead.Id);
    }

    private static IQueryable<Lead> Of(ReadView view, DigestScope scope)
    {
        var leads = view.Db.Set<Lead>().AsNoTracking();
        return scope.IsAll ? leads : leads.Where(lead => lead.OwnerId != null && scope.Owners.Contains(lead.OwnerId.Value));
    }

    private sealed record Counted(Guid Id, Guid CustomerId, string? Grade);
}
