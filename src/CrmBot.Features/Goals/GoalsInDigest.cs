using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Goals;

/// <summary>The goals of exactly the people a digest is about, beside the numbers they concern, as they stood at its end.</summary>
internal sealed class GoalsBesideNumbers(CountGoal count) : IDigestGoals
{
    private static readonly Dictionary<string, string> NumberOf = new(StringComparer.Ordinal)
    {
        ["new_leads"] = "new_leads", ["first_contact"] = "first_contacts", ["revenue"] = "won", ["won_count"] = "won",
    };

    public async Task<ILookup<string, GoalStanding>> BesideAsync(ReadView view, DigestOrder order, CancellationToken cancellationToken)
    {
        List<(string Number, GoalStanding Goal)> beside = [];
        if (Holder(order) is { } holder)
        {
            foreach (var goal in await RunningGoals.ReadAsync(view, order.Period, cancellationToken))
            {
                if (goal.PersonId != holder.Person || (holder.Person is null && goal.Team != holder.Team)
                    || !NumberOf.TryGetValue(goal.Measure, out var number)) continue;
                beside.Add((number, await count.StandAsync(view, goal, Math.Min(view.Now, order.Period.To), cancellationToken)));
            }
        }

        return beside.ToLookup(one => one.Number, one => one.Goal, StringComparer.Ordinal);
    }

    // A region or a grade is nobody's goal.
    private static GoalHolder? Holder(DigestOrder order)
    {
        var (filter, reader) = (order.Filter, order.Reader);
        if (filter.Region is not null || filter.Grade is not null) return null;
        if (filter.Owner is { } owner) return new(owner, null);
        if (filter.Team is { } team) return new(null, team);
        if (Roles.SeesEverything(reader.Role)) return new(null, null);
        return reader.Role == Roles.Lead && reader.Team is { } own ? new(null, own) : new(reader.Id, null);
    }
}

/// <summary>Which goals are on track and which are not; in the monthly digest.</summary>
internal sealed class GoalsInDigest(CountGoal count, IPersonDirectory people) : IDigestSection
{
    public string Block => "goals";

    public int Order => 5;

    public bool IsIn(DigestKind kind) => kind == DigestKind.Monthly;

    public bool IsOfPeriod => true;

    public async Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken)
    {
        if (scope.Region is not null || scope.Grade is not null) return [];
        List<GoalStanding> standings = [];
        foreach (var goal in await RunningGoals.ReadAsync(view, scope.Period, cancellationToken))
            if (await ConcernsAsync(view, scope, goal, cancellationToken))
                standings.Add(await WithHolderAsync(view, goal,
                    await count.StandAsync(view, goal, Math.Min(view.Now, scope.Period.To), cancellationToken), cancellationToken));
        if (standings.Count == 0) return [];
        var late = standings.ToLookup(standing => standing.IsBehind);
        return [Number("goals_off_track", late[true]) with { IsWarning = true }, Number("goals_on_track", late[false]) with { Goals = [] }];
    }

    private async Task<GoalStanding> WithHolderAsync(
        ReadView view, Goal goal, GoalStanding standing, CancellationToken cancellationToken) => goal.PersonId is { } person
            ? standing with { Person = (await people.FindAsync(view, person, cancellationToken))?.Name }
            : standing with { Team = goal.Team ?? "" };

    private static DigestNumber Number(string name, IEnumerable<GoalStanding> goals) =>
        new(name, "goal", [.. goals.Select(goal => goal.Id)]) { Goals = [.. goals] };

    private static async Task<bool> ConcernsAsync(ReadView view, DigestScope scope, Goal goal, CancellationToken cancellationToken)
    {
        if (scope.IsAll) return true;
        if (goal.PersonId is { } person) return scope.Owners.Contains(person);
        if (goal.Team is not { } team) return false;
        var members = await view.Db.Set<Person>().Where(one => one.Team == team).Select(one => one.Id).ToListAsync(cancellationToken);
        // One rep's digest is not about the team, not even when the team has no other.
        return members.Count > 1 && members.TrueForAll(scope.Owners.Contains);
    }
}

internal static class RunningGoals
{
    /// <summary>Those that count some day of a period, in the order they end.</summary>
    public static async Task<IReadOnlyList<Goal>> ReadAsync(ReadView view, DigestPeriod period, CancellationToken cancellationToken)
    {
        var (first, last) = (DayCode.Of(period.First), DayCode.Of(period.Last));
        return await view.Db.Set<Goal>().AsNoTracking().Where(goal => goal.EndedAt == null && goal.EndOn >= first && goal.StartOn <= last)
            .OrderBy(goal => goal.EndOn).ThenBy(goal => goal.Id).ToListAsync(cancellationToken);
    }
}
