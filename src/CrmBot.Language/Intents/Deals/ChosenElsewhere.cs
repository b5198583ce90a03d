using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Deals;

/// <summary>The customer signed with, or chose, somebody whose name nobody has stored: 跟汇川签了, 最后选了汇川.</summary>
internal static class ChosenElsewhere
{
    private const int Longest = 8;
    private const string Particles = "了的吧 啦";

    /// <summary>跟汇川签了: whom they signed with, unless it is a person or us.</summary>
    public static string? Signed(Section section)
    {
        foreach (var there in section.All("signed.there"))
        {
            foreach (var with in section.All("signed.with"))
            {
                if (with.End < there.Start && Name(section, with.End, there.Start) is { } name) return name;
            }
        }

        return null;
    }

    /// <summary>选了汇川: what follows up to the end of the clause is a name and no kind of product.</summary>
    public static string? Picked(Section section)
    {
        foreach (var pick in section.All("pick.verb"))
        {
            if (!FollowsCustomer(section, pick.Start)
                || section.Clauses.Find(clause => clause.Contains(pick.Start)) is not { Length: > 0 } clause) continue;
            var end = clause.End;
            while (end > pick.End && Particles.Contains(section.Lower[end - 1], StringComparison.Ordinal)) end--;
            if (IsFinished(section, pick, end, clause.End) && Name(section, pick.End, end) is { } name) return name;
        }

        return null;
    }

    /// <summary>丢了 给了中控: at the head of a clause of a lost deal, and nothing but the name behind it.</summary>
    public static string? Given(Section section)
    {
        foreach (var given in section.All("lost.given"))
        {
            if (section.Clauses.Find(clause => clause.Start == given.Start) is not { Length: > 0 } clause) continue;
            var end = clause.End;
            while (end > given.End && Particles.Contains(section.Lower[end - 1], StringComparison.Ordinal)) end--;
            if (Name(section, given.End, end) is { } name) return name;
        }

        return null;
    }

    /// <summary>用了汇川的, 选用汇川了: a sign of the finished in the verb or behind the name.</summary>
    private static bool IsFinished(Section section, CueHit pick, int end, int clauseEnd) =>
        section.Lower[pick.End - 1] == '了' || (end < clauseEnd && section.Lower[end] == '了');

    private static bool FollowsCustomer(Section section, int at)
    {
        var start = section.Customers.Where(mention => mention.Span.End <= at).Select(mention => mention.Span.End).DefaultIfEmpty(-1).Max();
        // 嫌慢，转头签了Oracle
        if (section.Lower[at] is '转' or '扭' && section.Clauses.Exists(clause => clause.Start == at))
            return start >= 0 || section.Carried is not null;
        if (start < 0) return false;
        return !section.Within(TextSpan.Between(start, at)).Cut(section.Cues.Where(hit => hit.Is("pick.before")).Select(hit => hit.Span))
            .Any(char.IsLetterOrDigit);
    }

    private static string? Name(Section section, int start, int end)
    {
        while (start < end && section.Lower[start] == ' ') start++;
        var span = TextSpan.Between(start, Math.Max(start, end));
        return span.Length is >= 2 and <= Longest && !IsKnown(section, span)
            && !section.Cues.Exists(hit => IsWord(hit) && hit.Span.Overlaps(span))
            ? TextCutter.Tidy(section.Text.Cut(span))
            : null;
    }

    private static bool IsWord(CueHit hit) => CueGroups.Has("chosen.not", hit) || (hit.Length > 1 && CueGroups.Has("chosen.not.long", hit));

    private static bool IsKnown(Section section, TextSpan span) =>
        section.IsCustomer(span) || section.IsPerson(span) || section.IsTime(span)
        || section.Amounts.Exists(spot => !spot.Bare && spot.Span.Overlaps(span)) || section.Codes.Exists(code => code.Span.Overlaps(span));
}
