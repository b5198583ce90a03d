using CrmBot.Language.Text;

namespace CrmBot.Language.Times.Reading;

/// <summary>All time expressions of a text: pieces, joined, paired to ranges, with their bounds.</summary>
internal static class PieceFinder
{
    public static List<Piece> Find(TimeText text, IReadOnlyList<TextSpan>? masked)
    {
        var pieces = PieceScanner.Scan(text, masked);
        if (pieces.Count > 1) pieces = PieceJoiner.Join(text, PieceRanges.Join(text, PieceJoiner.Join(text, pieces)));
        var found = new List<Piece>(pieces.Count);
        foreach (var piece in pieces)
        {
            if (piece.Weak) continue;
            var marked = PieceMarks.Apply(text, piece);
            if (found.Count > 0 && DeadlineOn(text, found[^1], marked) is { } due) found[^1] = due;
            else found.Add(marked);
        }
        return found;
    }

    /// <summary>next Monday before lunch, tomorrow by 3pm: the hour by which, on the day right before it.</summary>
    private static Piece? DeadlineOn(TimeText text, Piece day, Piece hour) => !text.Annotates
        && day is { IsDayOnly: true, Mark: TimeMark.None, Day.IsPeriod: false }
        && hour is { IsClockOnly: true, To: null, Mark: TimeMark.Before }
        && hour.Start >= day.End && text.Lower.AsSpan(day.End, hour.Start - day.End).Trim().IsEmpty
            ? hour with { Start = day.Start, Day = day.Day, Amount = day.Amount, Sense = day.Sense } : null;
}
