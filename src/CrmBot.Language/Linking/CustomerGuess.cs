using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>
/// A customer where no known name is written: a name that sounds like or is one letter from a known one, or a name nobody knows.
/// Only places where a customer is expected are looked at, so that ordinary words are not taken for names.
/// </summary>
internal static class CustomerGuess
{
    private const int Longest = 12;
    private const string Links = " 的那这家说要在是了还没也就把被,，。!！?？:：~\n、";

    public static CustomerMention? Find(Section section, PersonMention? who)
    {
        var places = Places(section);
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (places[at] && CustomerFinder.NearAt(section.World, section.Text, at) is { } near && IsFree(section, near.Span, who)
                && IsWhole(section, near.Span))
                return near;
        }

        return Given(section) ?? Named(section) ?? Shown(section) ?? Numbered(section) ?? Stated(section, who);
    }

    /// <summary>Where a name may start: at clauses, behind verbs, prepositions and times.</summary>
    private static Coverage Places(Section section)
    {
        var places = new Coverage(section.Text.Length);
        foreach (var clause in section.Clauses) places.Add(new TextSpan(clause.Start, 1));
        foreach (var hit in section.Cues) places.Add(new TextSpan(SkipSmall(section, hit.End), 1));
        foreach (var time in section.Times) places.Add(new TextSpan(SkipSmall(section, time.Span.End), 1));
        for (var at = section.Span.Start + 1; at < section.Span.End; at++)
        {
            if (PersonWords.EndsBefore("theirs", section.Lower, at) || PersonWords.EndsBefore("guess.lead", section.Lower, at))
                places.Add(new TextSpan(SkipSmall(section, at), 1));
        }

        return places;
    }

    private static int SkipSmall(Section section, int at)
    {
        while (at < section.Span.End - 1 && (section.Lower[at] is ' ' or ',' or ':'
            || PersonWords.LengthAt("guess.skip", section.Lower, at) > 0))
            at++;
        return Math.Min(at, section.Span.End - 1);
    }

    private static bool IsFree(Section section, TextSpan span, PersonMention? who) =>
        !(who is not null && who.Whole.Overlaps(span)) && !section.IsTime(span) && !section.IsPerson(span) && !HoldsWord(section, span);

    private static bool HoldsWord(Section section, TextSpan span)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Start < span.End && span.Start < hit.End && hit.Length > 1 && !IsNameWord(hit)) return true;
        }

        return false;
    }

    private static bool IsNameWord(CueHit hit) =>
        hit.Is("company.kind") || hit.Is("legal.form") || hit.Is("campaign.verb") || hit.IsOf("ch");

    /// <summary>Nothing but a cue, a person, a small word or an edge may follow: 大城市 does not hold 大成.</summary>
    private static bool IsWhole(Section section, TextSpan span)
    {
        var end = span.End;
        if (end >= section.Span.End || !WordEdge.IsChinese(section.Lower[end])
            || Links.Contains(section.Lower[end], StringComparison.Ordinal))
            return true;
        return section.SomethingStarts(end);
    }

    private static CustomerMention? Shown(Section section) =>
        ShownName.Find(section) is { } name ? CustomerFinder.At(section.World, section.Text, name) : null;

    /// <summary>测试客户5号: a number glued to the kind of customer belongs to the name.</summary>
    private static CustomerMention? Numbered(Section section)
    {
        for (var at = section.Lower.IndexOf('号', section.Span.Start); at >= 0
            && at < section.Span.End; at = section.Lower.IndexOf('号', at + 1))
        {
            var number = at;
            while (number > section.Span.Start && char.IsAsciiDigit(section.Lower[number - 1])) number--;
            if (number == at || !PersonWords.EndsBefore("numbered", section.Lower, number)) continue;
            var start = number - 2;
            while (start > section.Span.Start && WordEdge.IsChinese(section.Lower[start - 1]) && !IsWordBefore(section, start)) start--;
            var span = TextSpan.Between(SkipSmall(section, start), at + 1);
            if (span.Start < number - 2 && span.Length <= Longest && !section.IsTime(span))
                return CustomerFinder.At(section.World, section.Text, span);
        }

        return null;
    }

    private static bool IsWordBefore(Section section, int at) =>
        section.Cues.Any(hit => hit.End == at && hit.Length > 1 && CueGroups.Has("name.verb", hit))
            || section.Times.Any(time => time.Span.End == at)
            || PersonWords.EndsBefore("theirs", section.Lower, at)
        || PersonWords.EndsBefore("guess.behind", section.Lower, at);

    /// <summary>给金顺加个标签: what stands between 给 and the words for what it gets.</summary>
    private static CustomerMention? Given(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (!CueGroups.Has("given.made", hit) || PersonWords.LengthAt("guess.made", section.Lower, hit.Start) == 0) continue;
            var given = section.Lower.LastIndexOf('给', Math.Max(section.Span.Start, hit.Start - 1));
            if (given < section.Span.Start || !StartsClause(section, given)) continue;
            var span = TextSpan.Between(given + 1, hit.Start);
            if (span.Length is >= 2 and <= Longest && IsFree(section, span, null) && TitleFinder.At(section, span.Start) is null)
                return CustomerFinder.At(section.World, section.Text, span);
        }

        return null;
    }

    // A loop of its own: what a lambda would capture here is made anew for every cue.
    private static bool StartsClause(Section section, int at)
    {
        foreach (var clause in section.Clauses)
        {
            if (clause.Start == at) return true;
        }

        return false;
    }

    /// <summary>一家叫宏图印务的, a company called Larkspur.</summary>
    private static CustomerMention? Named(Section section)
    {
        foreach (var hit in section.All("lead.named"))
        {
            var end = hit.End;
            while (end < section.Span.End && end - hit.End < Longest && section.Lower[end] is not ('的' or ' ' or ',' or '，' or '。' or '\n'))
                end++;
            var span = TextSpan.Between(hit.End, end);
            if (span.Length >= 2 && IsFree(section, span, null)) return CustomerFinder.At(section.World, section.Text, span);
        }

        return null;
    }

    /// <summary>A name nobody knows, between a word that takes a customer and whatever is recognised next.</summary>
    private static CustomerMention? Stated(Section section, PersonMention? who)
    {
        for (var at = section.Span.Start + 1; at < section.Span.End; at++)
        {
            if (PersonWords.EndsBefore("guess.word", section.Lower, at)) continue;   // 合同细节
            if (section.Lower[at - 1] == '的') continue;   // 他们的施工进度
            if (RivalPlace.EndsBefore(section, at)) continue;   // they've gone with SAP
            if (!PersonWords.EndsBefore("theirs", section.Lower, at) || !WordEdge.IsStart(section.Lower, at)) continue;
            var start = SkipSmall(section, at);
            var end = EndOfName(section, start);
            var span = TextSpan.Between(start, Math.Max(start, end));
            if (span.Length is >= 2 and <= Longest && section.Lower[start] is not ('你' or '我' or '咱' or '您') && IsFree(section, span, who)
                && LooksLikeName(section, span))
                return CustomerFinder.At(section.World, section.Text, span);
        }

        return null;
    }

    private static int EndOfName(Section section, int start)
    {
        var latin = WordEdge.IsWordCharacter(section.Lower[start]);
        var at = start;
        for (; at < section.Span.End; at++)
        {
            var c = section.Lower[at];
            if (latin ? !WordEdge.IsWordCharacter(c) && !(c == ' ' && at + 1 < section.Span.End
                && char.IsUpper(section.Text.Folded[at + 1])) : !WordEdge.IsChinese(c))
                break;
            if (at > start && section.SomethingStarts(at) && !section.Cues.Exists(hit => hit.Start == at && hit.Is("company.kind"))) break;
            if (!latin && at > start + 1 && PersonWords.LengthAt("guess.end", section.Lower, at) > 0) break;
        }

        return at;
    }

    private static bool LooksLikeName(Section section, TextSpan span)
    {
        if (WordEdge.IsChinese(section.Lower[span.Start]))
            return TitleFinder.At(section, span.Start) is null
                && !section.Cues.Any(hit => hit.Start >= span.Start && hit.End <= span.End && !CueGroups.Has("company.part", hit));
        return char.IsUpper(section.Text.Folded[span.Start]) && span.Length >= 3;
    }
}
