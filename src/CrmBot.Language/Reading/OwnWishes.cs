using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>
/// 利群我要了, we need a new quote: what the speaker wants, or has no time for, is nothing of a customer's, unless somebody is quoted.
/// </summary>
internal static class OwnWishes
{
    public static void Drop(List<CueHit> cues, string lower)
    {
        var said = int.MaxValue;
        foreach (var hit in cues)
        {
            if (hit.Is("said") || hit.Is("says")) said = Math.Min(said, hit.Start);
        }

        cues.RemoveAll(hit => (hit.Is("need") && hit.Start < said && IsOurs(lower, hit.Start))
            || (hit.Is("outcome.busy") && hit.Start > 0 && IsOurs(lower, hit.Start))   // 我走不开: nobody was called
            || (lower[hit.Start] == '新' && hit.Start > 0 && lower[hit.Start - 1] == '更' && hit.Is("deal.new")));   // 更新商机 makes none
    }

    private static bool IsOurs(string lower, int at)
    {
        var before = lower.AsSpan(0, at).TrimEnd();
        if (before is [.., '们']) before = before[..^1];
        if (before is [.., '我' or '咱'])
            return before.Length < 2 || before[^2] is not ('让' or '叫' or '给' or '跟' or '问' or '催' or '找' or '帮' or '约');
        return before.Length == 0 && char.IsAsciiLetter(lower[at]) || before is "i" or "we" or [.., ' ', 'i'] or [.., ' ', 'w', 'e'];
    }
}
