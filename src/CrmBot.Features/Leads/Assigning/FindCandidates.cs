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

    /// <summary>
    /// So many are counted at most: who has more has "many", and a company of 100,000 leads waits no longer than a small one.
    /// </summary>
    public const int MostCounted = 300;

    /// <param name="rule">Whom it names; null for everybody who sells.</param>
    /// <param name="region">Of the lead; people who look after others are passed over, unless nobody else is left.</param>
    public async Task<IReadOnlyList<Candidate>> AskAsync(
        ReadView view, AssignmentRule? rule, string? region, CancellationToken cancellationToken)
    {
        var named = (await people.ListAsync(view, rule?.Team, cancellationToken)).Where(person => IsMeant(person, rule)).ToList();
        return await AmongAsync(view, named, region, cancellationToken);
    }

    public static async Task<IReadOnlyList<Candidate>> AmongAsync(
        ReadView view, IReadOnlyList<Colleague> named, string? region, CancellationToken cancellationToken)
    {
        var ids = named.Select(person => person.Id).ToList();
        var most = Math.Max(MostCounted, named.Select(person => person.OpenCap ?? 0).DefaultIfEmpty(0).Max());
        var loads = await LoadsAsync(view, ids, most, cancellationToken);
        var away = await LeaveCalendar.AwayAsync(view, view.Now, cancellationToken);
        var today = named.Any(person => person.DailyCap is not null) ? await TodayAsync(view, named, cancellationToken) : [];
        List<Candidate> candidates =
            [.. named.Select(person => Look(person, loads.GetValueOrDefault(person.Id), today.GetValueOrDefault(person.Id), away))];
        return region is null ? candidates : OfRegion(candidates, named, region);
    }

    // Open leads that are being worked, by owner; those on hold (C) are no work now.
    private static Task<Dictionary<Guid, int>> LoadsAsync(
        ReadView view, List<Guid> owners, int most, CancellationToken cancellationToken) => view.Db.Set<Person>().AsNoTracking()
            .Where(person => owners.Contains(person.Id))
            .Select(person => new
            {
                person.Id,
                Count = view.Db.Set<Lead>().Where(lead => lead.OwnerId == person.Id && lead.IsOpen && lead.Rank <= LeadRank.NotRated)
                    .Take(most).Count(),
            })
            .ToDictionaryAsync(one => one.Id, one => one.Count, cancellationToken);

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
        var others = named.Where(person => person.Regions.Count > 0 && !person.Regions.Contains(region)).Select(person => person.Id)
            .ToHashSet();
        return candidates.Exists(one => one.IsFree && !others.Contains(one.Id))
            ? candidates.ConvertAll(one => one.IsFree && others.Contains(one.Id) ? one with { State = Free.OtherRegion } : one)
            : candidates;
    }

    // What they were given since midnight of their own day.
    private static async Task<Dictionary<Guid, int>> TodayAsync(
        ReadView view, IReadOnlyList<Colleague> named, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<Guid, int>();
        foreach (var person in named.Where(person => person.DailyCap is not null))
            counts[person.Id] = await GivenTodayAsync(view, person, cancellationToken);
        return counts;
    }

    public static Task<int> GivenTodayAsync(ReadView view, Colleague person, CancellationToken cancellationToken)
    {
        var from = LocalDay.Of(Instants.DayOf(view.Now, person.Zone), person.Zone).From;
        return view.Db.Set<Assignment>().AsNoTracking()
            .CountAsync(given => given.ToId == person.Id && given.At >= from && given.How != How.Own, cancellationToken);
    }
}
