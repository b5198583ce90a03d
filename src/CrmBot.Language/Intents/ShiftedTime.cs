using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents;

/// <summary>晚一天, 提前两小时, 往后推一周: the time that stands in the preview, moved by an amount.</summary>
internal static class ShiftedTime
{
    private static readonly string[] Later = ["晚", "推迟", "延后", "往后", "延", "推", "顺延", "拖", "往后推", "往后挪", "往后延", "往后放"];
    private static readonly string[] Earlier = ["早", "提前", "提早", "往前", "往前提", "往前挪"];

    /// <summary>The moved time, or null when the amount is not said to move anything.</summary>
    public static DateTime? Of(Section section, TimeMention time, DateTime old)
    {
        if (time.Amount is not { Workdays: false } amount || Sign(section, time) is not (not 0 and var sign)) return null;
        var moved = old.AddMonths(sign * (int)(amount.Years * 12 + amount.Months)).AddDays(sign * (int)(amount.Weeks * 7 + amount.Days)) + (sign * amount.Elapsed);
        return moved > section.Now.Wall ? moved : null;
    }

    private static int Sign(Section section, TimeMention time)
    {
        var before = section.Lower.AsSpan(section.Span.Start, time.Span.Start - section.Span.Start).TrimEnd();
        if (time.Sense is AmountSense.Ahead) return 0;
        foreach (var word in Earlier)
        {
            if (before.EndsWith(word, StringComparison.Ordinal)) return -1;
        }

        foreach (var word in Later)
        {
            if (before.EndsWith(word, StringComparison.Ordinal)) return 1;
        }

        return 0;
    }
}
