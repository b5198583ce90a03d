using CrmBot.Features.Digests;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Goals;

/// <summary>
/// An even pace: from nothing on the first day to the target at the end of the last, by whole
/// days that are over; a share comes from its baseline, and never has to be above its target.
/// </summary>
internal static class GoalPace
{
    /// <summary>Where the goal should be at a moment; in its own unit, rounded down.</summary>
    public static long Expected(Goal goal, long at)
    {
        var days = goal.Last.DayNumber - goal.First.DayNumber + 1;
        var gone = Math.Clamp((decimal)(Instants.DayOf(at, goal.TimeZone).DayNumber - goal.First.DayNumber) / days, 0, 1);
        var start = goal.Unit == GoalUnit.Share ? Math.Min(goal.Baseline ?? goal.Target, goal.Target) : 0;
        return (long)Math.Floor(start + ((goal.Target - start) * gone));
    }
}
