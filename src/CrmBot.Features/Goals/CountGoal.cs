using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Reports;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Goals;

/// <summary>Measures goals from the records that reports count.</summary>
internal sealed class CountGoal(GoalMeasures measures)
{
    /// <summary>Names of the numbers that a goal's card opens.</summary>
    public const string Counted = "goal_counted", All = "goal_all";

    public const string Block = "goal";

    /// <summary>The records of a span of days; none of one that has not begun.</summary>
    public async Task<IReadOnlyList<ReportItem>> ReadAsync(
        ReadView view, Goal goal, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        if (last < first || measures.Find(goal.Measure) is not { } measure) return [];
        var scope = new ReportScope(first, last, goal.TimeZone, await OwnersAsync(view, goal, cancellationToken), goal.IsCompany);
        return await measure.Source.ReadAsync(view, scope, cancellationToken);
    }

    /// <summary>What it was in the comparable time before; null when there was nothing to measure.</summary>
    public async Task<long?> BaselineAsync(ReadView view, Goal goal, CancellationToken cancellationToken)
    {
        var (first, last) = GoalPeriods.Before(goal.First, goal.Last);
        return Value(goal, await ReadAsync(view, goal, first, last, cancellationToken));
    }

    /// <summary>How it stands at a moment, business time.</summary>
    public async Task<GoalStanding> StandAsync(ReadView view, Goal goal, long at, CancellationToken cancellationToken) =>
        Stand(goal, Value(goal, await ReadAsync(view, goal, goal.First, Until(goal, at), cancellationToken)), at);

    /// <summary>Counts it and keeps what was counted, so that the card's number and its list agree.</summary>
    public async Task<GoalStanding> KeepAsync(Turn turn, Goal goal, CancellationToken cancellationToken)
    {
        var measure = measures.Find(goal.Measure)!;
        var items = (await ReadAsync(turn.Work, goal, goal.First, Until(goal, turn.Now), cancellationToken)).OrderBy(item => item.Day)
            .ThenBy(item => item.Id).ToList();
        var standing = Stand(goal, measure.Value(items, goal.Currency), turn.Now);
        List<DigestNumber> numbers =
        [
            new(Counted, measure.Source.Kind, Ids(measure.Counted(items, goal.Currency))) { Goals = [standing] },
            new(All, measure.Source.Kind, Ids(items)),
        ];
        turn.Db.Add(new Digest
        {
            PlanId = goal.Id, Kind = DigestKind.Goal, ReaderId = turn.Actor.Id, InGroup = turn.Place.IsGroup,
            From = LocalDay.Of(goal.First, goal.TimeZone).From, To = turn.Now, First = SaidTime.Write(goal.First),
            Last = SaidTime.Write(Until(goal, turn.Now)),
            Zone = goal.Zone, Body = new DigestContent([new DigestBlock(Block, numbers)], []).Write(), MadeAt = turn.Now,
        });
        return standing;
    }

    public static GoalStanding Stand(Goal goal, long? value, long at) =>
        new(goal.Id, goal.Measure, goal.Unit, goal.Currency, goal.Target, value, GoalPace.Expected(goal, at));

    private long? Value(Goal goal, IReadOnlyList<ReportItem> items) => measures.Find(goal.Measure)?.Value(items, goal.Currency);

    // The last moment of yesterday is still yesterday's.
    private static DateOnly Until(Goal goal, long at)
    {
        var day = Instants.DayOf(at - 1, goal.TimeZone);
        return day < goal.Last ? day : goal.Last;
    }

    private static IReadOnlyList<Guid> Ids(IEnumerable<ReportItem> items) => [.. items.Select(item => item.Id).Distinct()];

    private static async Task<IReadOnlyList<Guid>> OwnersAsync(ReadView view, Goal goal, CancellationToken cancellationToken)
    {
        if (goal.PersonId is { } person) return [person];
        return goal.Team is { } team
            ? await view.Db.Set<Person>().Where(one => one.Team == team).Select(one => one.Id).ToListAsync(cancellationToken) : [];
    }
}
