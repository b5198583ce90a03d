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
        if (verb is null && !section.Cues.Exists(IsAsked)) return null;
        var asks = verb is null ? AskedFirst(section) : null;
        var start = Skip(section, verb?.End ?? asks?.End ?? section.Span.Start + Nearby.Words("ask.lead").LengthAt(section.Words));
        var name = Trim(section, TextSpan.Between(start, End(section, start)));
        if (name.Length is < 2 or > Longest || !IsFree(section, name)) return null;
        var tail = section.Within(TextSpan.Between(name.End, section.Span.End));
        if (!IsAllSaid(tail)) return null;
        return IsName(section, name, verb is not null, asks is not null || tail.Cues.Exists(IsAsked)) ? name : null;
    }

    /// <summary>资料 at the head of the message: what is asked about comes first.</summary>
    private static CueHit? AskedFirst(Section section)
    {
        foreach (var hit in section.Cues)
            if (hit.Start == section.Span.Start && IsAsked(hit) && hit.Length > 2) return hit;
        return null;
    }

    /// <summary>Nothing but what is asked about stands behind the name: …的资料, 's card please.</summary>
    private static bool IsAllSaid(Section tail)
    {
        var rest = tail.Cut(tail.Cues.Where(static hit => IsAsked(hit) || hit.Is("show.verb") || IsPolite(hit))
            .Select(static hit => TextSpan.Between(hit.Start, hit.End)));
        return NameRest.IsEmpty(rest) || rest is "'s" or "s";
    }

    /// <summary>帮我, please, can you.</summary>
    private static bool IsPolite(CueHit hit) => hit.Is("smalltalk") || hit.Is("filler.ask") || hit.IsOf("question");

    /// <summary>The verb that begins the message, but for polite words.</summary>
    private static CueHit? Verb(Section section)
    {
        if (section.First("show.verb") is not { } verb) return null;
        var before = section.Within(TextSpan.Between(section.Span.Start, verb.Start));
        var words = before.Cues.Where(static hit => IsPolite(hit)
            || hit.Is("speaker.me")).Select(static hit => TextSpan.Between(hit.Start, hit.End));
        return NameRest.IsEmpty(before.Cut(words)) ? verb : null;
    }

    /// <summary>Past what leads to the name: 一下, the client, please.</summary>
    private static int Skip(Section section, int at)
    {
        while (at < section.Span.End)
        {
            var word = LeadEnd(section, at);
            if (word == at && section.Lower[at] is not (' ' or ',' or ':' or '下' or '的')) return at;
            at = Math.Max(word, at + 1);
        }

        return at;
    }

    private static int LeadEnd(Section section, int at)
    {
        var end = at;
        foreach (var hit in section.Cues)
        {
            if (hit.Start == at && (hit.Is("client") || (hit.Is("filler.ask") && char.IsAscii(section.Lower[at]))))
                end = Math.Max(end, hit.End);
        }

        return end == at && section.Lower.AsSpan(at).StartsWith("一下") ? at + 2 : end;
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

    /// <summary>Nothing known stands in the name, but for the kind of company it is.</summary>
    private static bool IsFree(Section section, TextSpan name) =>
        !section.IsTime(name) && !section.IsPerson(name) && !section.Phones.Exists(phone => phone.Span.Overlaps(name))
        && !section.Codes.Exists(code => code.Span.Overlaps(name) && code.Span.Length * 2 > name.Length)
        && !section.Cues.Exists(hit => hit.Start < name.End && name.Start < hit.End && hit.Length > 1 && !IsOfName(hit, name));

    /// <summary>机械 and 有限公司; client behind the first word.</summary>
    private static bool IsOfName(CueHit hit, TextSpan name) =>
        hit.Is("company.kind") || hit.Is("legal.form") || (hit.Is("client") && hit.Start > name.Start);

    private static bool IsName(Section section, TextSpan name, bool verb, bool asked)
    {
        var lower = section.Text.CutFolded(name).ToLowerInvariant();
        return WordEdge.IsChinese(lower[0]) ? IsChineseName(section, name, lower, verb, asked)
            : (verb || asked)
            && section.Text.Cut(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => IsLatinName(section, word));
    }

    /// <summary>
    /// Chinese that ends like a company, stands before what is wanted of it (火星矿业资料), or is all that is to be looked up (查一下华茂).
    /// </summary>
    private static bool IsChineseName(Section section, TextSpan name, string lower, bool verb, bool asked)
    {
        if (Nearby.Words("no.name").Is(lower) || !lower.All(static c => WordEdge.IsChinese(c) || char.IsAsciiLetterOrDigit(c)))
            return false;
        if (CompanyNames.EndsLikeCompany(lower)) return verb || asked;
        if (asked && ((verb && lower.Length > 2) || CustomerFinder.Near(section.World, lower).Length > 0)) return true;
        return lower.Length is >= ShortestName and <= LongestName && !HoldsPronoun(section, name)
            && (asked ? section.HasFamily("field") : section.Has("look.up"));
    }

    private static bool HoldsPronoun(Section section, TextSpan name)
    {
        foreach (var hit in section.Cues)
            if (hit.Start < name.End && name.Start < hit.End && hit.IsOf("pronoun")) return true;
        return false;
    }

    /// <summary>
    /// Fabrikam; fooware where somebody's contact is asked for or an order says to look it up, and not just to look (看看情况).
    /// </summary>
    private static bool IsLatinName(Section section, string word) => word.Length > 1 && (char.IsUpper(word[0])
        || (word.Length >= ShortestPlain && word.All(char.IsAsciiLetter) && (AsksForReach(section) || section.Has("look.up"))));

    private static bool AsksForReach(Section section) =>
        section.Has("field.owner") || section.Has("field.phone") || section.Has("field.email");
}
