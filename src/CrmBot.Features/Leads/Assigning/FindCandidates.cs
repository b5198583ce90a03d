using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Features.People.Leaves;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>The people who may get a lead: how much each has to do, and whether each is free.</summary>
internal sealed class FindCandidates(IPersonDirectory people, CompanySettings settings)
{
    /// <summary>Whether somebody sells: reps and team leads outside the service teams.</summary>
    public bool IsSeller(Colleague person) => person.Role is Roles.Rep or Roles.Lead && !settings.ServesAll(person.Team);

    /// <param name="rule">Whom it names; null for everybody who sells.</param>
    /// <param name="region">Of the lead; people who look after others are passed over, unless nobody else is left.</param>
    public async Task<IReadOnlyList<Candidate>> AskAsync(ReadView view, AssignmentRule? rule, string? region, CancellationToken cancellationToken)
    {
        var named = (await people.ListAsync(view, rule?.Team, cancellationToken)).Where(person => IsMeant(person, rule)).ToList();
        return await AskAsync(view, named, region, cancellationToken);
    }

    public async Task<IReadOnlyList<Candidate>> AskAsync(ReadView view, IReadOnlyList<Colleague> named, string? region, CancellationToken cancellationToken)
    {
        var ids = named.Select(person => person.Id).ToList();
        var loads = await LoadsAsync(view, ids, cancellationToken);
        var away = await LeaveCalendar.AwayAsync(view, view.Now, cancellationToken);
        var today = named.Any(person => person.DailyCap is not null) ? await TodayAsync(view, named, cancellationToken) : [];
        List<Candidate> candidates = [.. named.Select(person => Look(person, loads.GetValueOrDefault(person.Id), today.GetValueOrDefault(person.Id), away))];
        return region is null ? candidates : OfRegion(candidates, named, region);
    }

    /// <summary>Open leads that are being worked, by owner; those on hold (C) are no work now.</summary>
    public static async Task<Dictionary<Guid, int>> LoadsAsync(ReadView view, IReadOnlyCollection<Guid> owners, CancellationToken cancellationToken)
    {
        var counts = await view.Db.Set<Lead>().AsNoTracking()
            .Where(lead => lead.OwnerId != null && owners.Contains(lead.OwnerId.Value) && lead.IsOpen && lead.Rank <= LeadRank.NotRated)
            .GroupBy(lead => lead.OwnerId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return counts.ToDictionary(count => count.Key!.Value, count => count.Count);
    }

    private bool IsMeant(Colleague person, AssignmentRule? rule) => rule is { People.Count: > 0 }
        ? rule.People.Contains(person.Id)
        : IsSeller(person) && (rule?.Level is null || person.Level == rule.Level);

    private static Candidate Look(Colleague person, int load, int today, HashSet<Guid> away)
    {
        var state = person switch
        {
            { DirectoryId: null } => Free.Unreachable,
            { Weight: <= 0 } => Free.NoShare,
            _ when away.Contains(person.Id) => Free.Away,
            { OpenCap: { } most } when load >= most => Free.Full,
            { DailyCap: { } most } when today >= most => Free.FullToday,
            _ => Free.Yes,
        };
        return new(person.Id, load, person.Weight, person.Level, state);
    }

    private static List<Candidate> OfRegion(List<Candidate> candidates, IReadOnlyList<Colleague> named, string region)
    {
        var others = named.Where(person => person.Regions.Count > 0 && !person.Regions.Contains(region)).Select(person => person.Id).ToHashSet();
        return candidates.Exists(one => one.IsFree && !others.Contains(one.Id))
            ? candidates.ConvertAll(one => one.IsFree && others.Contains(one.Id) ? one with { State = Free.OtherRegion } : one)
            : candidates;
    }

    // What they were given since midnight of their own day.
    private static async Task<Dictionary<Guid, int>> TodayAsync(ReadView view, IReadOnlyList<Colleague> named, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<Guid, int>();
        foreach (var person in named.Where(person => person.DailyCap is not null))
            counts[person.Id] = await GivenTodayAsync(view, person, cancellationToken);
        return counts;
    }

    public static Task<int> GivenTodayAsync(ReadView view, Colleague person, CancellationToken cancellationToken)
    {
        var from = LocalDay.Of(DateOnly.FromDateTime(Instants.ToLocal(view.Now, person.Zone)), person.Zone).From;
        return view.Db.Set<Assignment>().AsNoTracking().CountAsync(given => given.ToId == person.Id && given.At >= from && given.How != How.Own, cancellationToken);
    }
}
