using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>Takes names out of a sentence together with the small words that tie them in: 给恒达, 佳美的, at Helix, Acme's.</summary>
internal static class Phrasing
{
    private static readonly PhraseTrie<string> After = PhrasingWords.Of("after");
    private static readonly PhraseTrie<string> Before = PhrasingWords.Of("before");
    private static readonly PhraseTrie<string> Leading = PhrasingWords.Of("leading");
    private static readonly PhraseTrie<string> Whole = PhrasingWords.Of("whole");
    private static readonly PhraseTrie<string> Trailing = PhrasingWords.Of("trailing");
    private static readonly PhraseTrie<string> Verbs = PhrasingWords.Of("verb");

    /// <summary>The name with a preposition before it and a particle behind it.</summary>
    public static TextSpan Around(Section section, TextSpan name)
    {
        var end = name.End;
        if (end < section.Span.End) end += After.LongestAt(section.Lower, end, out _);
        var start = StartOfPreposition(section, name.Start);
        return TextSpan.Between(start, Math.Min(end, section.Span.End));
    }

    /// <summary>The customers and the people of a section, each with the small words around it.</summary>
    public static List<TextSpan> AroundNames(Section section)
    {
        var around = new List<TextSpan>(section.Customers.Count + section.People.Count);
        foreach (var mention in section.Customers) around.Add(Around(section, mention.Span));
        foreach (var person in section.People) around.Add(Around(section, person.Whole));
        return around;
    }

    /// <summary>remind me on Friday to call, at 5pm: the little word before a day or an hour goes with it.</summary>
    public static TextSpan WithOn(Section section, TextSpan time)
    {
        var before = section.Lower.AsSpan(section.Span.Start, time.Start - section.Span.Start);
        return before is "on " or "at " || before.EndsWith(" on ") || before.EndsWith(" at ")
            ? TextSpan.Between(time.Start - OnLength, time.End) : time;
    }

    private const int OnLength = 3;

    /// <summary>Free text without the words that only lead in or out of it.</summary>
    public static string Trim(string text)
    {
        while (true)
        {
            var tidy = TextCutter.Tidy(text);
            var lower = NameFold.Fold(tidy);
            var lead = lower.Length == tidy.Length && Whole.LongestAt(lower, 0, out _) == 0 ? Leading.LongestAt(lower, 0, out _) : 0;
            if (lead > 0 && lead < tidy.Length)
            {
                text = tidy[lead..];
                continue;
            }

            var trail = TrailingLength(lower);
            if (trail == 0 || trail >= tidy.Length || lower.Length != tidy.Length) return tidy;
            text = tidy[..^trail];
        }
    }

    private static int TrailingLength(string lower)
    {
        if (lower.EndsWith(" ok", StringComparison.Ordinal) && lower.AsSpan(0, lower.Length - 3) is var before
            && (before.EndsWith("went") || before.EndsWith("going") || before.EndsWith(" is") || before.EndsWith(" was")))
        {
            return 0;   // went ok
        }
        if (Nearby.Words("verb.in").Ends(lower)) return 0;   // check in with them
        for (var at = Math.Max(0, lower.Length - 8); at < lower.Length; at++)
        {
            if (WordEdge.IsStart(lower, at) && Trailing.LongestAt(lower, at, out _) == lower.Length - at) return lower.Length - at;
        }

        return 0;
    }

    /// <summary>给 before a name goes with it, unless it belongs to the verb: 寄给, 打给.</summary>
    private static int StartOfPreposition(Section section, int start)
    {
        var end = start;
        while (end > section.Span.Start && section.Lower[end - 1] == ' ') end--;
        for (var at = Math.Max(section.Span.Start, end - 8); at < end; at++)
        {
            if (!WordEdge.IsStart(section.Lower, at) || Before.LongestAt(section.Lower, at, out _) != end - at) continue;
            // 我以为银杏签了
            if (at > section.Span.Start && section.Lower[at] == '为' && section.Lower[at - 1] is '以' or '认' or '因') return start;
            return at > section.Span.Start && Verbs.LongestAt(section.Lower, at - 1, out _) > 0 ? start : at;
        }

        return start;
    }
}
