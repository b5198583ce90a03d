using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Numbers;

/// <summary>The words on both sides of an amount: 不超过…, 大概…左右, at least …; each one that is found makes the span longer.</summary>
/// <param name="lower">The text.</param>
/// <param name="core">The number with its currency.</param>
internal struct AmountSurroundings(string lower, TextSpan core)
{
    private int _start = core.Start;
    private int _end = core.End;

    public readonly TextSpan Span => TextSpan.Between(_start, _end);

    /// <summary>不超过 holds 超过, 不低于 holds 低于: the longer word is the one that was said.</summary>
    public (bool Min, bool Max) BoundBefore()
    {
        var (least, most) = (Find("min-before"), Find("max-before"));
        if (least < 0 && most < 0) return (false, false);
        var isMin = most < 0 || (least >= 0 && least < most);
        _start = isMin ? least : most;
        return (isMin, !isMin);
    }

    public bool Before(string kind)
    {
        var found = Find(kind);
        if (found >= 0) _start = found;
        return found >= 0;
    }

    public bool After(string kind)
    {
        var found = MoneyWords.Of(kind).EndAt(lower, Blanks.Skip(lower, _end));
        if (found < 0) return false;
        _end = found;
        return true;
    }

    private readonly int Find(string kind)
    {
        var to = Blanks.SkipBack(lower, _start);
        var found = MoneyWords.Of(kind).StartBefore(lower, to);
        if (found < 0 && MoneyWords.Of("link").StartBefore(lower, to) is >= 0 and var linked)
            found = MoneyWords.Of(kind).StartBefore(lower, Blanks.SkipBack(lower, linked));
        return found < 0 || IsInsideWord(lower, found) ? -1 : found;
    }

    /// <summary>最近20万, 附近, 大小, 预约: 近, 小 and 约 belong to another word.</summary>
    private static bool IsInsideWord(string lower, int at) => at > 0 && (IsRise(lower, at) || lower[at] switch
    {
        '近' => lower[at - 1] is '最' or '附' or '靠' or '接',
        '小' => lower[at - 1] is '大' or '最',
        '约' => lower[at - 1] is '预' or '合' or '签' or '续' or '订' or '履',
        _ => false,
    });

    /// <summary>is up to 120k: a sum that has grown is no limit.</summary>
    private static bool IsRise(string lower, int at) => lower.AsSpan(at).StartsWith("up to ", StringComparison.Ordinal)
        && (lower.AsSpan(0, at).EndsWith("'s ", StringComparison.Ordinal) || Rises.Ends(lower.AsSpan(0, at).TrimEnd()));

    private static readonly Nearby Rises = Nearby.Words("sum.rises");
}
