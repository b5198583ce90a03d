using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>The name of somebody new, whom nobody knows yet, beside the word that says that somebody was replaced.</summary>
internal static class Successor
{
    private const int ShortestName = 2, LongestChinese = 4, LongestLatin = 23;
    private const int LongestJob = 10;

    /// <summary>Anna Berg replaced Erik: a name nobody knows, before the verb.</summary>
    public static string? Before(Section section)
    {
        if ((section.First("replaced.active") ?? section.First("replaced.order")) is not { } verb
            || !char.IsAsciiLetter(section.Lower[verb.Start])) return null;
        var start = StartOfName(section, verb.Start);
        if (section.People.Exists(person => person.Span.Start >= start && person.Span.End <= verb.Start)) return null;
        var name = Phrasing.Trim(section.Text.Cut(TextSpan.Between(start, Math.Max(start, verb.Start)))).Trim(':');
        return name.Length > 2 && LooksLikeName(name) && IsPlainName(name.ToLowerInvariant()) ? name : null;
    }

    /// <summary>
    /// Jack 离职了，换成 Mia Torres，IT manager: two or three capitalised words right behind the word, whatever they mean elsewhere.
    /// </summary>
    public static string? FullName(Section section)
    {
        var at = section.All("role.replaced").Last().End;
        var end = section.Lower.AsSpan(at, section.Span.End - at).IndexOfAny(",，;。.");
        var rest = section.Text.CutFolded(TextSpan.Between(at, end < 0 ? section.Span.End : at + end));
        return LatinName.At(rest.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>采购换成李敏了: a name nobody knows, right behind the word.</summary>
    public static string? Behind(Section section)
    {
        var word = section.All("role.replaced").MaxBy(static hit => hit.End);
        var clause = section.Clauses.Find(found => found.Contains(word.Start));
        var rest = TextSpan.Between(word.End, Math.Max(word.End, clause.End));
        if (Called(section, rest) is { } called) return called;
        if (section.Cues.Exists(next => next.Start == word.End && next.Length > 1)) return null;   // 梁总现在支持我们了
        var name = Bare(TextCutter.Cut(section.Text, UpToNextWord(section, rest), []));
        if (name.Length is 2 or 3 && name[0] == '姓') return name[1..];   // 接替的是个姓秦的
        return !IsJob(name) && IsName(section, name) ? name : null;
    }

    /// <summary>Behind the customer who is named before the verb, else where its clause begins.</summary>
    private static int StartOfName(Section section, int verb)
    {
        var start = section.Clauses.Find(clause => clause.Contains(verb)).Start;
        foreach (var mention in section.Customers)
        {
            if (mention.Span.End <= verb) start = Math.Max(start, Phrasing.Around(section, mention.Span).End);
        }

        return start;
    }

    private static bool LooksLikeName(string name) => char.IsAsciiLetterUpper(name[0]) || name.Contains(' ', StringComparison.Ordinal);

    /// <summary>换成小苗对接: up to the word that goes on.</summary>
    private static TextSpan UpToNextWord(Section section, TextSpan rest)
    {
        var end = rest.End;
        foreach (var next in section.Cues)
        {
            if (next.Start >= rest.Start + ShortestName && next.Length > 1) end = Math.Min(end, next.Start);
        }

        return TextSpan.Between(rest.Start, end);
    }

    /// <summary>是个李敏了 without the small words; of 他徒弟小耿 the name.</summary>
    private static string Bare(string text)
    {
        var name = Phrasing.Trim(text).TrimEnd('了', '来', '的').TrimStart('是', '个', '位', '一');
        return name.Length > 3 && name[^2] is '小' or '老' or '阿' ? name[^2..] : name;
    }

    /// <summary>转正了，现在是采购主管: a job, and nobody else.</summary>
    private static bool IsJob(string name)
    {
        var folded = NameFold.Fold(name);
        var job = PersonWords.LengthAt("title", folded, folded.Length > 3 && folded[0] is '任' or '当' or '做' ? 1 : 0);
        return job > 1 && job >= folded.Length - 1;
    }

    private static bool IsName(Section section, string name) => IsChineseName(name)
        || (name.Length is > LongestChinese and <= LongestLatin && char.IsAsciiLetterUpper(name[0]))
        || (name.Length is > 2 and <= LongestLatin && section.Has("role.left") && IsPlainName(name));

    /// <summary>李敏, 小李: begins with a surname.</summary>
    private static bool IsChineseName(string name)
    {
        if (name.Length is < ShortestName or > LongestChinese) return false;
        var folded = NameFold.Fold(name);
        var at = name.Length == 2 ? PersonWords.LengthAt("familiar.lead", folded, 0) : 0;
        return PersonWords.LengthAt("surname", folded, at) > 0;
    }

    /// <summary>新来的运营总监叫季然: the name stands behind 叫, the job before it.</summary>
    private static string? Called(Section section, TextSpan rest)
    {
        if (section.Lower.AsSpan(rest.Start, rest.Length).LastIndexOf('叫') is not (> 0 and <= LongestJob and var at)) return null;
        var name = Phrasing.Trim(section.Text.Cut(TextSpan.Between(rest.Start + at + 1, rest.End)));
        return name.Length is >= ShortestName and <= LongestChinese && PersonWords.LengthAt("surname", NameFold.Fold(name), 0) > 0
            ? name : null;
    }

    /// <summary>marco, marco rossi: typed without capitals.</summary>
    private static bool IsPlainName(string name) => name.Split(' ') is { Length: <= 2 } words
        && Array.TrueForAll(words, static word => word.Length > 2 && word.All(char.IsAsciiLetter))
        && !Nearby.Words("role.plain.no").Is(words[0]);
}
