using CrmBot.Features.Reading;

namespace CrmBot.Features.Reminders;

/// <summary>When the card of a deadline comes: early enough to act, never in the past.</summary>
internal static class ShowDeadline
{
    private static readonly TimeSpan Morning = TimeSpan.FromHours(9);
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(10);

    /// <summary>
    /// A day: 09:00 of it. A moment: an hour before. When that has passed: in ten minutes, but not after the moment itself.
    /// </summary>
    public static DateTime At(SaidTime deadline, DateTime localNow)
    {
        var wanted = deadline.HasClock ? deadline.Local - Ahead : deadline.Local + Morning;
        if (wanted > localNow) return wanted;
        var soon = WholeMinute(localNow + AtOnce);
        return deadline.HasClock && deadline.Local < soon && deadline.Local > localNow ? deadline.Local : soon;
    }

    private static DateTime WholeMinute(DateTime moment) => new(moment.Year, moment.Month, moment.Day, moment.Hour, moment.Minute, 0);
}
