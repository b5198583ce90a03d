using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Notes;

/// <content>Words that only say that there was a contact and how.</content>
internal sealed partial class LogClause
{
    private static bool IsFrameWord(Section part, CueHit hit)
    {
        if (hit.Start > 0 && part.Lower[hit.Start - 1] is '没' or '未') return false;   // 没拜访成, 未接
        if (hit.Is("ch.visit") && ReadLog.IsRefused(part, hit.Start)) return false;
        return IsAroundStory(hit) || IsWay(part, hit) || LinksClauses(part, hit) || IsAttempt(part, hit);
    }

    /// <summary>记一下, 没接, 他说, 刚: around what is told.</summary>
    private static bool IsAroundStory(CueHit hit) => hit.Is("log.ask") || hit.IsOf("outcome") || hit.Is("they.say") || hit.Is("recent");

    /// <summary>拜访了, 打了电话, met: how they met, where the word tells nothing more.</summary>
    private static bool IsWay(Section part, CueHit hit) => hit.IsOf("ch")
        ? !part.Has("missed.meeting") && !IsLookedAt(part, hit) && !ReadLog.IsInside(part, hit.Span)
        : (hit.Is("told") || hit.Is("talk")) && IsChannel(part, hit) && !part.Has("money.sent");

    /// <summary>那个, 也, 还, 但: between what is told.</summary>
    private static bool LinksClauses(Section part, CueHit hit) =>
        (hit.Is("filler") && !IsPointing(part, hit))
        || (hit.Is("also") && !MoreWords.IsStill(part.Lower, hit.Start))
        || (hit.Is("but") && !IsAfterBit(part, hit.Start));

    /// <summary>有点但: 点 belongs to the word.</summary>
    private static bool IsAfterBit(Section part, int at) => at > 0 && part.Lower[at - 1] == '点';

    /// <summary>打了三次: that it was tried, unless money was sent (打了款).</summary>
    private static bool IsAttempt(Section part, CueHit hit) => hit.Is("tried") && !part.Has("money.sent");

    /// <summary>参观了样板房, John liked the demo: what was looked at, or spoken of, is told.</summary>
    private static bool IsLookedAt(Section part, CueHit hit)
    {
        if (hit.Start == part.Span.Start) return part.Lower[hit.Start] is '参' or '考' && hit.End < part.Span.End;
        if (hit.Start <= part.Span.Start + " the".Length) return false;
        var before = part.Before(hit.Start);
        return before.EndsWith(" the ") || before.EndsWith(" before ") || before.EndsWith(" after ");
    }

    /// <summary>上次那个问题: in the middle of a clause it points at what stands behind it.</summary>
    private static bool IsPointing(Section part, CueHit hit) =>
        hit.Start > part.Span.Start && hit.Length == 2 && part.Lower[hit.Start] == '那' && part.Lower[hit.Start - 1] != ' '
        && hit.End < part.Span.End && WordEdge.IsChinese(part.Lower[hit.End]);

    /// <summary>打了电话, told on the phone: the word for telling holds how they met.</summary>
    private static bool IsChannel(Section part, CueHit hit)
    {
        foreach (var other in part.Cues)
        {
            if (other.IsOf("ch") && other.Start < hit.End && hit.Start < other.End && !ReadLog.IsInside(part, other.Span)) return true;
        }

        return false;
    }
}
