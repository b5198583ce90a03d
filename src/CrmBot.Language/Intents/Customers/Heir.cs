using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>
/// Who comes for whom, in English: Greg Sosa has taken over from Alice as plant manager; Alice has left, new plant manager is Greg Sosa.
/// </summary>
internal static class Heir
{
    private const int MostBetween = 6;
    private const int LongestJob = 34;

    public static (string Old, string New)? Find(Section section) =>
        TakesOver(section) ?? HeirOfGone.Find(section) ?? IsNamedBehind(section);

    /// <summary>The name right before the verb comes, whoever stands right behind it goes.</summary>
    private static (string Old, string New)? TakesOver(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("replaced.active") && !hit.Is("replaced.order") || !char.IsAsciiLetter(section.Lower[hit.Start])) continue;
            if (section.People.Find(person => person.Whole.Start >= hit.End && person.Whole.Start - hit.End <= MostBetween) is not { } old
                || old.Colleagues.Count > 0) continue;
            if (NameBefore(section, hit.Start) is { } heir && heir != old.Written) return (old.Written, heir);
        }

        return null;
    }

    private static string? NameBefore(Section section, int at)
    {
        var clause = section.Clauses.Find(found => found.Contains(at));
        var words = section.Text.CutFolded(TextSpan.Between(clause.Start, Math.Max(clause.Start, at))).Trim();
        return LatinName.IsFull(words) ? words : null;
    }

    /// <summary>new plant manager is Greg Sosa, behind somebody who has left.</summary>
    private static (string Old, string New)? IsNamedBehind(Section section)
    {
        if (section.First("role.left") is not { } left
            || section.People.FindLast(person => person.Whole.End <= left.Start && person.Colleagues.Count == 0) is not { } old)
                return null;
        for (var at = section.Lower.IndexOf("new ", left.End, section.Span.End - left.End, StringComparison.Ordinal); at >= 0
            && at < section.Span.End; at = section.Lower.IndexOf("new ", at + 1, section.Span.End - at - 1, StringComparison.Ordinal))
        {
            var end = at + 4;
            while (end < section.Span.End && (char.IsAsciiLetter(section.Lower[end]) || section.Lower[end] == ' ')
                && !section.Lower.AsSpan(end).StartsWith(" is ")) end++;
            if (end - at > LongestJob) continue;
            var link = Nearby.Words("heir.is").LengthAt(section.Lower.AsSpan(end, section.Span.End - end).TrimStart());
            if (link > 0 && LatinName.At(section.Text
                .CutFolded(TextSpan.Between(Math.Min(section.Span.End, end + link + 1), section.Span.End))
                .Split([' ', ',', '.', ';'], StringSplitOptions.RemoveEmptyEntries)) is { } heir && heir != old.Written)
                return (old.Written, heir);
        }

        return null;
    }
}
