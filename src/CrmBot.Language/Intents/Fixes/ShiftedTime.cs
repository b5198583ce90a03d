using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>晚一天, 提前两小时, 往后推一周: the time that stands in the preview, moved by an amount.</summary>
internal static class ShiftedTime
{
    private static readonly Nearby Later = Nearby.Words("shift.later");
    private static readonly Nearby Earlier = Nearby.Words("shift.earlier");

    /// <summary>The moved time, or null when the amount is not said to move anything.</summary>
    public static DateTime? Of(Section section, TimeMention time, DateTime old)
    {
        if (time.Amount is not { Workdays: false } amount || Sign(section, time) is not (not 0 and var sign)) return null;
        var moved = old.AddMonths(sign * (int)(amount.Years * 12 + amount.Months)).AddDays(sign * (int)(amount.Weeks * 7 + amount.Days))
            + (sign * amount.Elapsed);
        return moved > section.Now.Wall ? moved : null;
    }

    private static int Sign(Section section, TimeMention time)
    {
        var before = section.Lower.AsSpan(section.Span.Start, time.Span.Start - section.Span.Start).TrimEnd();
        return time.Sense is AmountSense.Ahead ? 0 : Earlier.Ends(before) ? -1 : Later.Ends(before) ? 1 : 0;
    }
}
