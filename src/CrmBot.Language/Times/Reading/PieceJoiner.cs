namespace CrmBot.Language.Times.Reading;

/// <summary>Puts neighbouring pieces together: a day and its clock, a clock and its part of the day, a weekday and its date.</summary>
internal static class PieceJoiner
{
    /// <summary>Pieces further apart never belong together.</summary>
    private const int Farthest = 24;

    public static List<Piece> Join(TimeText text, List<Piece> pieces)
    {
        var joined = new List<Piece>(pieces.Count);
        foreach (var piece in pieces)
        {
            var current = piece;
            while (joined.Count > 0 && Merge(text, joined[^1], current) is { } merged)
            {
                joined.RemoveAt(joined.Count - 1);
                current = merged;
            }
            joined.Add(current);
        }
        return joined;
    }

    private static Piece? Merge(TimeText text, Piece first, Piece second)
    {
        if (first.Vague || second.Vague || first.JustNow || second.JustNow || second.Start - first.End > Farthest) return null;
        var span = new Piece(first.Start, second.End);
        if (Gap.Between(text, first.End, second.Start) is not { } gap) return JoinAmount.Join(text, span, first, second);
        return JoinClocks.Join(span, first, second, gap)
            ?? JoinDayAndClock.Join(text, span, first, second, gap)
            ?? JoinDays.Join(span, first, second, gap)
            ?? JoinRecurrence.Join(span, first, second, gap)
            ?? JoinAmount.Join(text, span, first, second);
    }
}
