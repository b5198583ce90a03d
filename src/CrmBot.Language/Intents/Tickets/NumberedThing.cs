using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>The one thing of several that a ticket is about: 3号机, 2号电梯, line 2, conveyor 3.</summary>
internal static class NumberedThing
{
    private const string Things = "机线泵炉门梯车台楼柜箱站阀罐仓塔轴槽釜窑床磨床桶库棚秤磅器表屏头";

    public static string? Of(Section section)
    {
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            var isStart = char.IsAsciiDigit(section.Lower[at])
                && (at == section.Span.Start || !char.IsAsciiLetterOrDigit(section.Lower[at - 1]));
            if (!isStart || IsElsewhere(section, at)) continue;
            var end = at;
            while (end < section.Span.End && char.IsAsciiDigit(section.Lower[end])) end++;
            if (end - at <= 3 && (Chinese(section, at, end) ?? English(section, at, end)) is { } thing) return thing;
            at = end - 1;
        }

        return null;
    }

    private static bool IsElsewhere(Section section, int at)
    {
        foreach (var time in section.Times)
        {
            if (time.Span.Contains(at)) return true;
        }

        foreach (var mention in section.Customers)
        {
            if (mention.Span.Contains(at)) return true;
        }

        return false;
    }

    /// <summary>号 behind the number and, within a few characters, the word for the thing.</summary>
    private static string? Chinese(Section section, int at, int end)
    {
        if (end + 1 < section.Span.End && section.Lower[end] == ' ' && section.Lower[end + 1] == '号') end++;
        if (end >= section.Span.End || section.Lower[end] is not ('号' or '#')) return null;
        for (var last = end + 1; last < Math.Min(end + 5, section.Span.End); last++)
        {
            if (Things.Contains(section.Lower[last], StringComparison.Ordinal))
                return section.Text.Cut(Text.TextSpan.Between(at, EndOf(section, last)));
            if (!WordEdge.IsChinese(section.Lower[last])) return null;
        }

        return null;
    }

    /// <summary>3号仪表 is all of it.</summary>
    private static int EndOf(Section section, int last)
    {
        do last++;
        while (last < section.Span.End && Things.Contains(section.Lower[last], StringComparison.Ordinal));
        return last;
    }

    /// <summary>A word for a thing right before the number: line 2.</summary>
    private static string? English(Section section, int at, int end)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("numbered.thing") && hit.End == at - 1) return section.Text.Cut(Text.TextSpan.Between(hit.Start, end));
        }

        return null;
    }
}
