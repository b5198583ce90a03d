using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>A name nobody knows, right before or behind the words of a command: 宏达签了30万, claim Fabrikam.</summary>
internal static class CommandedName
{
    private const int Longest = 24;
    private const int LongestChinese = 12;

    public static CustomerMention? Find(Section section, ReadOnlySpan<string> commands)
    {
        foreach (var hit in section.Cues)
        {
            if (!commands.Contains(hit.Name)) continue;
            var name = Before(section, hit.Start) ?? Behind(section, hit.End);
            if (name is { } span) return CustomerFinder.At(section.World, section.Text, span);
        }

        return null;
    }

    /// <summary>Only what stands behind such words.</summary>
    public static CustomerMention? Behind(Section section, string command)
    {
        foreach (var hit in section.All(command))
        {
            if (Behind(section, hit.End) is { } span) return CustomerFinder.At(section.World, section.Text, span);
        }

        return null;
    }

    /// <summary>给福多打了电话: the name between 给 and the call.</summary>
    public static CustomerMention? Called(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (!hit.IsOf("ch") || hit.Length < 2 || !WordEdge.IsChinese(section.Lower[hit.Start])) continue;
            var to = section.Lower.LastIndexOf('给', Math.Max(section.Span.Start, hit.Start - 1));
            if (to < section.Span.Start || hit.Start - to > LongestCalled
                || !section.Clauses.Exists(clause => clause.Contains(to) && clause.Contains(hit.Start)))
                continue;
            var name = TextSpan.Between(to + 1, hit.Start);
            if (name.Length > 1 && Name(section, name) == name) return CustomerFinder.At(section.World, section.Text, name);
        }

        return null;
    }

    private const int LongestCalled = 8;

    private static TextSpan? Before(Section section, int end)
    {
        var start = section.Span.Start;
        foreach (var clause in section.Clauses)
        {
            if (clause.Start <= end) start = Math.Max(start, clause.Start);
        }

        foreach (var time in section.Times)
        {
            if (time.Span.End <= end) start = Math.Max(start, time.Span.End);
        }

        foreach (var cue in section.Cues)
        {
            if (cue.End <= end && cue.Start >= start && (cue.Is("smalltalk") || cue.Is("recent") || cue.Is("log.ask"))) start = cue.End;
        }

        return Name(section, TextSpan.Between(start, end));
    }

    private static TextSpan? Behind(Section section, int start)
    {
        var end = start;
        while (end < section.Span.End && section.Lower[end] == ' ') end++;
        start = end;
        if (end >= section.Span.End) return null;
        var latin = WordEdge.IsWordCharacter(section.Lower[end]);
        while (end < section.Span.End && (latin ? IsLatinName(section, start, end) : WordEdge.IsChinese(section.Lower[end]))) end++;
        return Name(section, TextSpan.Between(start, end));
    }

    private static bool IsLatinName(Section section, int start, int at)
    {
        if (!WordEdge.IsWordCharacter(section.Lower[at]))
            return section.Lower[at] == ' ' && at + 1 < section.Span.End && BeginsName(section, at + 1);
        var inside = at > start && WordEdge.IsWordCharacter(section.Lower[at - 1]);
        return inside || char.IsAsciiDigit(section.Lower[at]) || BeginsName(section, at);
    }

    private static bool BeginsName(Section section, int at) => char.IsUpper(section.Text.Folded[at]) || IsStrange(section, at);

    /// <summary>fooware in release fooware back to the pool: no capital, and yet no word of ours.</summary>
    private static bool IsStrange(Section section, int at)
    {
        var end = at;
        while (end < section.Span.End && WordEdge.IsWordCharacter(section.Lower[end])) end++;
        return KnownWords.IsStrange(section.Lower.AsSpan(at, end - at));
    }

    /// <summary>Only a stretch in which nothing else was recognised is a name.</summary>
    private static TextSpan? Name(Section section, TextSpan span)
    {
        var name = Trim(section, span);
        if (name.Length is < 2 or > Longest || !IsNameLike(section, name.Start, name.End)) return null;
        return HoldsCue(section, name) || IsTaken(section, name) || TitleFinder.At(section, name.Start) is not null ? null : name;
    }

    /// <summary>Without what leads to the name (把, 给) or leads on from it (的, 已); fooware of fooware finally signed.</summary>
    private static TextSpan Trim(Section section, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && section.Lower[start] is ' ' or '把' or '给' or '将' or '跟' or '和' or '们' or ',' or ':') start++;
        while (end > start && section.Lower[end - 1] is ' ' or '的' or '那' or '已' or '也' or '就' or '家' or '这' or '先') end--;
        return TextSpan.Between(start, start < end && char.IsAsciiLetterLower(section.Text.Folded[start])
            ? LatinEnd(section, start, end) : end);
    }

    private static int LatinEnd(Section section, int start, int end)
    {
        var last = start;
        while (last < end && IsLatinName(section, start, last)) last++;
        return last;
    }

    private static bool HoldsCue(Section section, TextSpan name)
    {
        foreach (var cue in section.Cues)
        {
            if (cue.Start < name.End && name.Start < cue.End && cue.Length > 1 && !cue.Is("company.kind") && !cue.Is("legal.form"))
                return true;
        }

        return false;
    }

    private static bool IsTaken(Section section, TextSpan name) => section.IsTime(name) || section.IsPerson(name)
        || section.Amounts.Exists(spot => spot.Core.Overlaps(name))
        || section.Codes.Exists(code => code.Span.Overlaps(name) && code.Kind != CodeKind.Region);

    private static bool IsNameLike(Section section, int start, int end)
    {
        if (!WordEdge.IsChinese(section.Lower[start])) return BeginsName(section, start);
        for (var at = start; at < end; at++)
        {
            if (!WordEdge.IsChinese(section.Lower[at]) && !char.IsAsciiLetterOrDigit(section.Lower[at])) return false;
        }

        return end - start <= LongestChinese && !BeginsOtherwise(section.Lower[start]);
    }

    /// <summary>我们, 这家, 没签, 客户: no name begins so.</summary>
    private static bool BeginsOtherwise(char c) => c is '我' or '你' or '他' or '她' or '它' or '这' or '那'
        or '没' or '不' or '都' or '还' or '有' or '客' or '单' or '终' or '又';
}
