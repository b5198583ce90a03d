using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>A name nobody knows that somebody wants to look at: 查下火星矿业资料, pull up Fabrikam. Nothing else may be said.</summary>
internal static class ShownName
{
    private const int Longest = 30;

    /// <summary>Of Chinese that does not end like a company.</summary>
    private const int ShortestName = 2;
    private const int LongestName = 6;

    /// <summary>Of a Latin word without a capital.</summary>
    private const int ShortestPlain = 5;

    public static TextSpan? Find(Section section)
    {
        if (section.Customers.Count > 0 || section.Tickets.Count > 0) return null;
        var verb = Verb(section);
        if (verb is null && !section.Cues.Any(IsAsked)) return null;
        var asks = verb is null ? section.Cues.Find(hit => hit.Start == section.Span.Start && IsAsked(hit) && hit.Length > 2) : default;
        var lead = verb is null && asks.Name is null ? Nearby.Words("ask.lead").LengthAt(section.Words) : 0;
        var start = Skip(section, verb?.End ?? (asks.Name is null ? section.Span.Start + lead : asks.End));
        var name = Trim(section, TextSpan.Between(start, End(section, start)));
        if (name.Length is < 2 or > Longest || !IsFree(section, name)) return null;
        var tail = section.Within(TextSpan.Between(name.End, section.Span.End));
        var rest = tail.Cut(tail.Cues.Where(hit => IsAsked(hit) || hit.Is("show.verb") || hit.Is("smalltalk") || hit.Is("filler.ask")
            || hit.IsOf("question")).Select(hit => TextSpan.Between(hit.Start, hit.End)));
        if (!NameRest.IsEmpty(rest) && rest != "'s" && rest != "s") return null;
        return IsName(section, name, verb is not null, asks.Name is not null || tail.Cues.Any(IsAsked)) ? name : null;
    }

    /// <summary>The verb that begins the message, but for polite words.</summary>
    private static CueHit? Verb(Section section)
    {
        if (section.First("show.verb") is not { } verb) return null;
        var before = section.Within(TextSpan.Between(section.Span.Start, verb.Start));
        var words = before.Cues.Where(hit => hit.Is("filler.ask") || hit.Is("smalltalk") || hit.Is("speaker.me")
            || hit.IsOf("question")).Select(hit => TextSpan.Between(hit.Start, hit.End));
        return NameRest.IsEmpty(before.Cut(words)) ? verb : null;
    }

    private static int Skip(Section section, int at)
    {
        while (at < section.Span.End)
        {
            var word = at;
            foreach (var hit in section.Cues)
            {
                if (hit.Start == at && (hit.Is("client") || (hit.Is("filler.ask") && char.IsAscii(section.Lower[at])))) word = Math.Max(word, hit.End);
            }

            if (word == at && section.Lower.AsSpan(at).StartsWith("一下")) word = at + 2;
            if (word == at && section.Lower[at] is not (' ' or ',' or ':' or '下' or '的')) return at;
            at = Math.Max(word, at + 1);
        }

        return at;
    }

    private static int End(Section section, int start)
    {
        for (var at = start + 1; at < section.Span.End; at++)
        {
            if (section.Lower[at] is ',' or '?' or '!' or '。' or '.' or '\'' or '\n' || IsEnd(section, at)) return at;
        }

        return section.Span.End;
    }

    private static bool IsEnd(Section section, int at)
    {
        for (var i = section.FirstCueAt(at); i < section.Cues.Count && section.Cues[i].Start == at; i++)
        {
            var hit = section.Cues[i];
            if ((IsAsked(hit) || hit.IsOf("question") || hit.Is("smalltalk") || (hit.Is("filler.ask") && hit.Length > 2))) return true;
        }

        return false;
    }

    private static TextSpan Trim(Section section, TextSpan span)
    {
        while (span.Length > 0 && section.Lower[span.End - 1] is ' ' or '的' or '吧' or '啊') span = new TextSpan(span.Start, span.Length - 1);
        return span;
    }

    private static bool IsAsked(CueHit hit) => hit.Is("show.card") || hit.Is("show.brief") || hit.IsOf("field");

    private static bool IsFree(Section section, TextSpan name) =>
        !section.IsTime(name) && !section.IsPerson(name) && !section.Phones.Any(phone => phone.Span.Overlaps(name))
        && !section.Codes.Any(code => code.Span.Overlaps(name) && code.Span.Length * 2 > name.Length)
        && !section.Cues.Any(hit => hit.Start < name.End && name.Start < hit.End && hit.Length > 1 && !hit.Is("company.kind") && !hit.Is("legal.form")
            && !(hit.Is("client") && hit.Start > name.Start));

    /// <summary>
    /// Latin words, capitalised or long enough behind an order to look; Chinese that ends like a company, stands before what is wanted of it, or is all that is to be
    /// looked up (查一下华茂).
    /// </summary>
    private static bool IsName(Section section, TextSpan name, bool verb, bool asked)
    {
        var lower = section.Text.CutFolded(name).ToLowerInvariant();
        if (!WordEdge.IsChinese(lower[0]))
            return (verb || asked) && section.Text.Cut(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => IsLatinName(section, word));
        if (Nearby.Words("no.name").Is(lower) || !lower.All(c => WordEdge.IsChinese(c) || char.IsAsciiLetterOrDigit(c))) return false;
        if (CompanyNames.EndsLikeCompany(lower)) return verb || asked;
        if (asked && ((verb && lower.Length > 2) || CustomerFinder.Near(section.World, lower).Length > 0)) return true;
        return lower.Length is >= ShortestName and <= LongestName && !section.Cues.Exists(hit => hit.Start < name.End && name.Start < hit.End && hit.IsOf("pronoun"))
            && (asked ? section.Cues.Exists(static hit => hit.IsOf("field")) : Looks(section));
    }

    private static bool IsLatinName(Section section, string word) => word.Length > 1 && (char.IsUpper(word[0])
        || (word.Length >= ShortestPlain && word.All(char.IsAsciiLetter) && (section.Has("field.owner") || section.Has("field.phone") || section.Has("field.email") || Looks(section))));

    /// <summary>An order to look something up, and not just to look: 看看情况.</summary>
    private static bool Looks(Section section) => section.Cues.Exists(static hit => hit.Is("look.up"));
}
