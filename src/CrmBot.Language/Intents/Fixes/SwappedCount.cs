using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>刚才那条记错了，是45天不是60天: in what an open preview tells, one number takes the place of the other, and all else stays.</summary>
internal static class SwappedCount
{
    private const int Longest = 10;

    public static JsonObject Read(Section section, Frame preview)
    {
        if (preview.Intent is not ("log" or "remind" or "lead_new") || section.First("deny") is not { } deny
            || section.Customers.Count + section.People.Count > 0) return [];
        var meant = section.All("affirm")
            .FirstOrDefault(hit => Math.Abs(hit.Start - deny.Start) <= Longest && (hit.End <= deny.Start || hit.Start >= deny.End));
        if (meant.Name is null || ValueAt(section, deny.End) is not { } old || ValueAt(section, meant.End) is not { } now) return [];
        return IsOnlyFix(section, Math.Min(deny.Start, meant.Start)) ? NoteFix.Replaced(preview, old, now) : [];
    }

    /// <summary>A number with what it counts, up to the end of its clause or the other one.</summary>
    private static string? ValueAt(Section section, int start)
    {
        var end = start;
        while (end < section.Span.End && section.Lower[end] is not (',' or '，' or '。' or ' ' or '不' or '是' or '而')) end++;
        if (end == start || end - start > Longest || !char.IsAsciiDigit(section.Lower[start])) return null;
        return section.Text.Cut(Text.TextSpan.Between(start, end)).Trim().TrimEnd('吧', '哈', '啊');
    }

    /// <summary>Before it nothing but that something was wrong.</summary>
    private static bool IsOnlyFix(Section section, int start)
    {
        var before = section.Within(Text.TextSpan.Between(section.Span.Start, start));
        var known = Corrections.Words(before).ToList();
        TicketWords.AddSpans(before, known, "undo.last", "undo.mistake", "undo.wrong", "took.wrong", "rem.pointed", "smalltalk");
        return !before.Cut(known).Any(static c => char.IsLetterOrDigit(c) && c is not ('我' or '的' or '说' or '了'));
    }
}
