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
            found.Add(PieceMarks.Apply(text, piece));
        }
        return found;
    }
}
