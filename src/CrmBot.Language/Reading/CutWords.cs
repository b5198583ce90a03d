using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Times;

namespace CrmBot.Language.Reading;

/// <summary>Cues that only begin inside another word: 签的 in 标签的客户 is no signature, 对了 in 颜色对了 turns to nothing else.</summary>
internal static class CutWords
{
    public static void Drop(List<CueHit> cues, string lower, List<PersonMention> people, List<TimeMention> times) =>
        cues.RemoveAll(hit => hit.Start > 0 && hit.End <= lower.Length
            && (IsCut(hit, lower) || IsOfNamed(hit, lower, people) || IsAcross(hit, times)));

    /// <summary>问下个月: the last character of 问下 belongs to the time.</summary>
    private static bool IsAcross(CueHit hit, List<TimeMention> times)
    {
        if (hit.Length != 2 || !hit.Is("inquiry.ask")) return false;
        foreach (var time in times)
        {
            if (hit.Start + 1 == time.Span.Start && time.Span.Length > 1) return true;
        }

        return false;
    }

    /// <summary>she reports to coo ed dietz who decides: who tells of the person right before it.</summary>
    private static bool IsOfNamed(CueHit hit, string lower, List<PersonMention> people) => lower[hit.Start] == 'w'
        && IsAskingWho(hit) && !lower.Contains('?', StringComparison.Ordinal) && lower.AsSpan(hit.Start).StartsWith("who ")
        && IsBehindPerson(people, hit.Start);

    // A loop, as it is asked of every cue and a closure would be made each time.
    private static bool IsBehindPerson(List<PersonMention> people, int at)
    {
        foreach (var person in people)
        {
            if (person.Whole.Start > 0 && person.Span.End + 1 == at) return true;
        }

        return false;
    }

    private static bool IsCut(CueHit hit, string lower) => lower[hit.Start] switch
    {
        '签' => lower[hit.Start - 1] == '标',
        '关' => lower[hit.Start - 1] is '网' or '海' or '开',   // 网关掉线
        '系' => IsOfSystem(hit, lower),
        '对' => hit.Is("also") && WordEdge.IsChinese(lower[hit.Start - 1]),
        'w' => IsAskingWho(hit) && IsRelative(lower, hit.Start),
        'l' => IsLineNumber(hit, lower),
        _ => false,
    };

    /// <summary>是系统重复扣的, 系列.</summary>
    private static bool IsOfSystem(CueHit hit, string lower) =>
        hit.Length == 1 && hit.End < lower.Length && lower[hit.End] is '统' or '列' or '数';

    /// <summary>line 2 is a machine, no chat.</summary>
    private static bool IsLineNumber(CueHit hit, string lower) =>
        hit.Is("ch.chat") && hit.End + 1 < lower.Length && char.IsAsciiDigit(lower[hit.End + 1]);

    private static bool IsAskingWho(CueHit hit) => hit.Is("role.who") || hit.Is("question.word") || hit.Is("question.start");

    /// <summary>he's the one who decides: who tells of somebody named before.</summary>
    private static bool IsRelative(string lower, int at) =>
        lower.AsSpan(at).StartsWith("who ") && Nearby.Words("relative").Ends(lower.AsSpan(0, at).TrimEnd());
}
