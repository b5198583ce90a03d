using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>
/// The tags of a command, phrase by phrase: a phrase that is a known tag gives that tag, any other is a new tag as written
/// (意向很强 is not the known 意向).
/// </summary>
internal static class TagPhrases
{
    private const string Marks = ",，、/;；:：。!！\n";
    private const int Longest = 20;

    public static List<string> Read(Section section, IEnumerable<CodeMention> known)
    {
        var codes = known.ToList();
        var command = section.Cues.Where(hit => hit.Is("tag.add") || hit.Is("tag.del") || hit.Is("tag.word")
            || (hit.Is("tag.give") && codes.Exists(code => code.Span.Start == hit.End))).Select(hit => hit.Start).DefaultIfEmpty(0).Min();
        var names = new List<string>();
        foreach (var phrase in Phrases(section))
        {
            var inside = codes.Where(code => phrase.Contains(code.Span)).ToList();
            if (inside.Count == 0 && phrase.End <= command) continue;   // what was said before the command is its reason
            var part = section.Within(phrase);
            if (inside.Count == 0 && part.Has("mused.maybe")) continue;   // 没准这个月能成
            if (inside.Count == 0 && IsTask(part)) continue;
            var written = Written(part, []);
            if (inside.Count > 0 && IsAround(Written(part, inside.Select(code => code.Span))))
                names.AddRange(inside.Select(code => code.Kind == CodeKind.Tag ? code.Code : section.Text.Cut(code.Span)));
            else if (written.Length is > 0 and <= Longest && !Nearby.Words("and").Is(written) && !Nearby.Words("tag.beside").Is(written))
                names.Add(written);
        }

        return names;
    }

    /// <summary>What a known tag may stand in without being another one: 先给它打上高意向.</summary>
    private static bool IsAround(string words) => words is "" or "and" or "和" or "跟" or "&" or "a" or "an" or "the" or "as" or "as a"
        or "are a" or "is a" or "客户" || Nearby.Words("mark.around").AreAll(words);

    /// <summary>加个标签，下周一去拜访: something to be done on a day; behind a colon it is what the tag says.</summary>
    private static bool IsTask(Section part) => part.Times is [var when, ..] && when.Span.Start == part.Span.Start
        && TimeWords.FirstAhead(part) is not null && (part.Has("do") || part.HasFamily("ch"))
        && !(part.Span.Start > 0 && part.Lower[part.Span.Start - 1] is ':' or '：');

    /// <summary>The stretches between punctuation, and between spaces that stand beside Chinese.</summary>
    private static IEnumerable<TextSpan> Phrases(Section section)
    {
        var start = section.Span.Start;
        for (var at = start; at <= section.Span.End; at++)
        {
            var joined = at < section.Span.End && IsAnd(section, at);
            if (at < section.Span.End && !joined && !Ends(section, at)) continue;
            if (at > start) yield return TextSpan.Between(start, at);
            start = joined ? at + " and ".Length : at + 1;
        }
    }

    /// <summary>churn-risk and price sensitive: two tags, one of them known.</summary>
    private static bool IsAnd(Section section, int at) =>
        section.Lower[at] == ' ' && section.Lower.AsSpan(at).StartsWith(" and ", StringComparison.Ordinal)
        && (section.CodesOf(CodeKind.Tag).Any(tag => tag.Span.End == at || tag.Span.Start == at + " and ".Length)
            || ListedTags.Joins(section, at));

    private static bool Ends(Section section, int at)
    {
        if (section.Customers.Any(mention => mention.Span.Contains(at)) || section.CodesOf(CodeKind.Tag).Any(tag => tag.Span.Contains(at)))
            return false;
        if (section.Lower[at] != ' ') return Marks.Contains(section.Lower[at], StringComparison.Ordinal);
        return (at > section.Span.Start && WordEdge.IsChinese(section.Lower[at - 1]))
            || (at + 1 < section.Span.End && WordEdge.IsChinese(section.Lower[at + 1]));
    }

    private static string Written(Section part, IEnumerable<TextSpan> without)
    {
        var names = part.Customers.Select(mention => Phrasing.Around(part, mention.Span));
        var words = part.Cues.Where(hit => IsOfCommand(part, hit)).Select(static hit => hit.Span);
        var text = WithoutLead(Phrasing.Trim(part.Cut([.. names, .. words, .. without]))).Trim('“', '”', '"', '「', '」');
        return NameRest.IsEmpty(text) || text is "it" or "it as" or "possibly" or "maybe" ? "" : text;
    }

    private static bool IsOfCommand(Section part, CueHit hit) => hit.IsOf("tag") || hit.Is("pronoun") || hit.Is("also") || hit.Is("again")
        || hit.Is("both.names") || (hit.Is("smalltalk") && hit.Length > 1) || IsLink(part, hit);

    /// <summary>it hot, 都标重点, 一个重点客户.</summary>
    private static string WithoutLead(string text)
    {
        if (text.StartsWith("it ", StringComparison.OrdinalIgnoreCase)) text = text[3..];
        if (text is ['都' or '也' or '全', _, ..]) text = text[1..];
        return text.Length > 3 && text.StartsWith("一个", StringComparison.Ordinal) ? text[2..] : text;
    }

    /// <summary>"as" and 为 behind the command or the name lead to the tag.</summary>
    private static bool IsLink(Section part, CueHit hit)
    {
        if (!hit.Is("link.tag")) return false;
        var before = hit.Start;
        while (before > part.Span.Start && part.Lower[before - 1] == ' ') before--;
        return before == part.Span.Start || part.Customers.Any(mention => mention.Span.End == before)
            || part.Cues.Any(cue => cue.IsOf("tag") && cue.End == before);
    }
}
