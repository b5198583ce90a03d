namespace CrmBot.Language.Times.Reading;

/// <summary>Joins two pieces with a range word between them: 周一到周三, from 10/25 to 01/25, 下午5:00到6:00, between A and B.</summary>
internal static class PieceRanges
{
    public static List<Piece> Join(TimeText text, List<Piece> pieces)
    {
        var joined = new List<Piece>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (joined.Count > 0 && Range(text, joined[^1], piece) is { } range) joined[^1] = range;
            else joined.Add(piece);
        }
        return joined;
    }

    private static Piece? Range(TimeText text, Piece first, Piece last)
    {
        if (QuietRule(text, first, last) is { } quiet) return quiet;
        if (last.Start - first.End > Farthest || !IsEnd(first) || !IsEnd(last)) return null;
        var (joined, start, end) = Joiner(text, text.Spaces(first.End), last.Start)
            ? (true, Lead(text, first.Start), last.End) : Between(text, first, last);
        if (!joined || !Fits(first, last)) return null;
        var shared = SharesDay(first, last);
        return first with
        {
            Start = start,
            End = end,
            Day = shared ? last.Day : first.Day,
            Weak = false,
            To = shared ? last with { Day = null } : last,
        };
    }

    /// <summary>Two ends further apart are no range.</summary>
    private const int Farthest = 10;

    /// <summary>3pm-5pm tomorrow: the day stands behind the second clock and holds for both.</summary>
    private static bool SharesDay(Piece first, Piece last) =>
        first is { Day: null, Clock: not null } && last is { Day: not null, Clock: not null };

    /// <summary>每天晚上10点到早上8点: a rule whose clock is a stretch.</summary>
    private static Piece? QuietRule(TimeText text, Piece first, Piece last) =>
        first is { Every.Clock: { Hour: not null } start, To: null } && last is { IsClockOnly: true, To: null }
            && Joiner(text, text.Spaces(first.End), last.Start)
            ? first with { End = last.End, Clock = start, To = last }
            : null;

    private static bool IsEnd(Piece piece) =>
        piece is { To: null, Every: null, Vague: false, JustNow: false, Mark: TimeMark.None }
        && (piece.Day is not null || piece.Clock is not null || piece.Now || piece.Sense == AmountSense.Ahead);

    private static bool Fits(Piece first, Piece last)
    {
        if (first.Now || last.Now || first.Amount is { IsElapsed: true } || last.Amount is { IsElapsed: true }) return true;
        if (last.Day is not null && last.Clock is null) return first.Day is not null && (first.Clock is null || first.Clock.Hour is null);
        if (last.Clock is not null && last.Day is null) return first.Clock is not null;
        return first.Day is not null || first.Clock is not null;
    }

    private static bool Joiner(TimeText text, int at, int next)
    {
        return !text.Says(at, "(") && text.Word(TimeWord.Joiner, at) is { } joiner
            && (text.Spaces(joiner.End) == next || (text.Says(text.Spaces(joiner.End), "the ") && text.Spaces(joiner.End) + 4 == next));
    }

    private static int Lead(TimeText text, int start)
    {
        if (text.At(start - 1) is '从' or '自') return start - 1;
        return text.Says(Math.Max(0, start - 5), "from ") && start >= 5 ? start - 5 : start;
    }

    /// <summary>between A and B, 在A与B之间.</summary>
    private static (bool, int, int) Between(TimeText text, Piece first, Piece last)
    {
        var at = text.Spaces(first.End);
        if (text.Word(TimeWord.BetweenLink, at) is not { } link) return default;
        var next = text.Spaces(link.End);
        if (next != last.Start && !(text.Says(next, "the ") && next + 4 == last.Start)) return default;
        foreach (var word in (ReadOnlySpan<string>)["in between the ", "in between ", "between the ", "between "])
            if (first.Start >= word.Length && text.Says(first.Start - word.Length, word))
                return (true, first.Start - word.Length, last.End);
        return text.Word(TimeWord.BetweenEnd, text.Spaces(last.End)) is { } end ? (true, first.Start, end.End) : default;
    }
}
