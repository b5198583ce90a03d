using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Deals;

/// <summary>The competitor a deal went to: 输给用友, 被安捷伦抢走, chose SAP over us.</summary>
internal static class LostTo
{
    private const int Longest = 24;

    private static readonly Nearby NoName = Nearby.Words("rival.noname");

    public static string? Find(Section section)
    {
        foreach (var hit in section.Has("lost.went")
            ? section.All("lost.rival").Concat(section.All("lost.went"))
            : section.All("lost.rival"))
        {
            var start = hit.End;
            while (start < section.Span.End && section.Lower[start] is ' ' or '了') start++;
            if (section.Cues.Exists(inner => inner.Is("lost.inner") && inner.Start == start)) continue;
            var end = End(section, start);
            var named = section.Within(TextSpan.Between(start, Math.Max(start, end)));
            // signed with sap yesterday
            var name = Phrasing.Trim(named.Cut(named.Times.Select(static time => time.Span))).TrimEnd('了', '的');
            if (IsUnnamed(name)) continue;
            if (name.LastIndexOf('的') is > 0 and var of && of < name.Length - 2) name = name[(of + 1)..];   // 佛山本地的科达
            if (name.Length is >= 2 and <= Longest && !section.Customers.Exists(mention => mention.Span.Start == start)) return name;
        }

        return TakenBy(section);
    }

    /// <summary>让东芝抢走了: between 让 and the verb.</summary>
    private static string? TakenBy(Section section)
    {
        foreach (var hit in section.All("lost.rival.tail"))
        {
            if (section.Lower[hit.Start] is not ('抢' or '截' or '撬' or '挖')) continue;
            var from = section.Lower.AsSpan(section.Span.Start, hit.Start - section.Span.Start).LastIndexOf('让') + section.Span.Start;
            if (from < section.Span.Start || hit.Start - from is < 3 or > LongestTaker
                || section.Cues.Exists(inner => inner.Is("lost.inner") && inner.Start == from + 1)) continue;
            var name = Phrasing.Trim(section.Text.Cut(TextSpan.Between(from + 1, hit.Start))).TrimEnd('给', '了');
            if (name.Length >= 2 && name[0] is not ('我' or '咱' or '他' or '别' or '人' or '同')
                && !section.Cues.Exists(open => open.Is("lost.rival.open") && open.Start == from + 1))
                return name;
        }

        return null;
    }

    private const int LongestTaker = 10;

    /// <summary>a local shop, some startup: somebody whose name is not said.</summary>
    private static bool IsUnnamed(string name) => NoName.Begins(name) && !name.AsSpan().ContainsAnyInRange('A', 'Z');

    /// <summary>we lost Globex to Siemens: behind the customer's name.</summary>
    public static string? BehindCustomer(Section section)
    {
        if (!section.Has("lost.word")) return null;
        foreach (var lost in section.Customers.Select(static mention => mention.Span)
            .Concat(section.All("pronoun").Select(static hit => hit.Span)))
        {
            // lost the Globex deal to Siemens
            var at = section.First("deal.noun") is { } deal && deal.Start == lost.End + 1 ? deal.End : lost.End;
            if (!section.Lower.AsSpan(at).StartsWith(" to ", StringComparison.Ordinal)) continue;
            var start = at + 4;
            var name = Phrasing.Trim(section.Text.Cut(TextSpan.Between(start, Math.Max(start, End(section, start)))));
            if (name.Length is >= 2 and <= Longest && (char.IsAsciiLetterUpper(name[0]) || IsPlainName(section, name))) return name;
        }

        return null;
    }

    /// <summary>lost tundra to hexagon: a message without any capitals names its competitor so, too.</summary>
    private static bool IsPlainName(Section section, string name) => name.Split(' ') is { Length: <= 2 } words
        && !section.Text.Folded.AsSpan(section.Span.Start, section.Span.Length).ContainsAnyInRange('A', 'Z')
        && char.IsAsciiLetter(name[0]) && !NoName.Is(words[0]);

    /// <summary>Oakline passed, no budget: right behind the customer and at the end of its clause.</summary>
    public static bool IsShort(Section section)
    {
        if (!section.Has("lost.short")) return false;
        foreach (var clause in section.Clauses)
        {
            if (section.Within(clause) is { Customers: [var only] } part
                && part.All("lost.short").Any(hit => hit.End == clause.End && hit.Start - only.Span.End is >= 0 and <= 2))
                return true;
        }

        return false;
    }

    private static int End(Section section, int start)
    {
        var end = section.Span.End;
        foreach (var clause in section.Clauses)
        {
            if (clause.Start <= start && start < clause.End) end = clause.End;
        }

        foreach (var hit in section.Cues)
        {
            if (hit.Start > start && hit.Start < end && (hit.Is("lost.rival.tail") || hit.Is("because") || hit.IsOf("reason")))
                end = hit.Start;
        }

        return end;
    }
}
