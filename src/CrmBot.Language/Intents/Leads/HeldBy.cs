using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>
/// Whose customers are handed over when the name stands right before them: 小陈的客户, Tom's accounts, and 小彭的客户 of somebody nobody knows.
/// </summary>
internal static class HeldBy
{
    private const int LongestGap = 14;

    /// <summary>The one of us whose customers they are; somebody else, or a team, takes them.</summary>
    public static PersonMention? Colleague(Section section)
    {
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count > 0 && IsFollowed(section, person.Whole)) return person;
        }

        return null;
    }

    /// <summary>小彭的客户都转给小王: a name none of us has, at the head or behind 把.</summary>
    public static TextSpan? Stranger(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("held.thing") && Possessor(section, hit.Start) is { } unknown) return unknown;
            if (!hit.Is("held.of")) continue;
            var start = section.Span.Start;
            if (section.Lower[start] is '把' or '将') start++;
            var name = TextSpan.Between(start, hit.Start);
            if (name.Length is 2 or 3 && section.Lower[start] is '小' or '老' or '阿' && IsUnknown(section, name))
            {
                return name;
            }
        }

        return null;
    }

    private static bool IsUnknown(Section section, TextSpan name) => !section.Customers.Exists(mention => mention.Span.Overlaps(name))
        && !section.People.Exists(person => person.Colleagues.Count > 0 && person.Whole.Overlaps(name));

    /// <summary>hand all of zhaomin's customers to Ivy: a Latin name that none of us has.</summary>
    private static TextSpan? Possessor(Section section, int thing)
    {
        if (!section.Lower.AsSpan(0, thing).EndsWith("'s ", StringComparison.Ordinal)) return null;
        var end = thing - "'s ".Length;
        var start = end;
        while (start > section.Span.Start && char.IsAsciiLetter(section.Lower[start - 1])) start--;
        var name = TextSpan.Between(start, end);
        return KnownWords.IsStrange(section.Lower.AsSpan(start, name.Length)) ? name : null;
    }

    /// <summary>Nothing but 的, 名下的 or 's and a word or two between the name and what is given.</summary>
    private static bool IsFollowed(Section section, TextSpan name)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("held.of") && hit.Start == name.End) return true;
            if (hit.Is("client") && hit.Start - name.End is > 1 and <= LongestGap && section.Lower[name.End] == '的'
                && HasKind(section, TextSpan.Between(name.End, hit.Start))) return true;
            if (hit.Is("held.thing") && hit.Start > name.End && hit.Start - name.End <= LongestGap
                && IsOwned(section.Lower.AsSpan(name.End - 2, hit.Start - name.End + 2)))
                return true;
        }

        return false;
    }

    /// <summary>高翔的C级客户: which of somebody's customers.</summary>
    private static bool HasKind(Section section, TextSpan between) =>
        section.Cues.Exists(hit => hit.IsOf("grade") && between.Contains(new TextSpan(hit.Start, 1)))
        || section.Codes.Exists(
            code => code.Kind is CodeKind.Tier or CodeKind.Tag or CodeKind.Region or CodeKind.Source && between.Contains(code.Span));

    private static bool IsOwned(ReadOnlySpan<char> between) => between.IndexOf("'s ", StringComparison.Ordinal) is >= 0 and <= 2
        && !between.Contains(" to ", StringComparison.Ordinal);
}
