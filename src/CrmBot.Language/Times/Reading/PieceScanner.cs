using CrmBot.Language.Text;

namespace CrmBot.Language.Times.Reading;

/// <summary>Walks through a text once and gives the longest piece at each place.</summary>
internal static class PieceScanner
{
    public static List<Piece> Scan(TimeText text, IReadOnlyList<TextSpan>? masked)
    {
        var pieces = new List<Piece>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!CouldStart(text, at) || Masks.Cover(masked, at)) continue;
            if (Longest(text, at) is not { } piece || Masks.Touch(masked, TextSpan.Between(piece.Start, piece.End))) continue;
            pieces.Add(piece);
            at = piece.End - 1;
        }
        return pieces;
    }

    /// <summary>Expressions start with a Chinese character, a digit, or at the first letter of a Latin word.</summary>
    private static bool CouldStart(TimeText text, int at)
    {
        var c = text.At(at);
        if (c >= 0x80) return TimeWords.CanStart(c) || text.FestivalStarts(c);
        if (char.IsAsciiDigit(c)) return !char.IsAsciiDigit(text.At(at - 1));
        return (c is '@' or '\'' && char.IsAsciiLetterOrDigit(text.At(text.Spaces(at + 1)))) || text.IsWordStart(at);
    }

    public static Piece? Longest(TimeText text, int at)
    {
        var best = Better(ReadRecurrence.Read(text, at), ReadFestival.Read(text, at));
        best = Better(best, ReadNumericDate.Read(text, at));
        best = Better(best, ReadChineseDate.Read(text, at));
        best = Better(best, ReadRelative.Read(text, at));
        best = Better(best, ReadAmount.Read(text, at));
        best = Better(best, ReadClock.Read(text, at));
        best = Better(best, OpenRange.Read(text, at));
        best = Better(best, Words(text, at));
        best = Better(best, ReadNthDay.Read(text, at));
        if (!char.IsAscii(text.At(at))) return best;
        best = Better(best, ReadEnglishDate.Read(text, at));
        best = Better(best, ReadFestival.EnglishWorkday(text, at));
        return Better(best, ReadWeek.Read(text, at));
    }

    private static Piece? Better(Piece? best, Piece? next) => best is null || next?.Length > best.Length ? next : best;

    /// <summary>超过两天 is a length, 过两天 is some day.</summary>
    private static bool IsExceeded(TimeText text, int at) => text.At(at) == '过' && text.At(at - 1) == '超';

    private static Piece? Words(TimeText text, int at)
    {
        if (text.Word(TimeWord.JustNow, at) is { } just) return new Piece(at, just.End) { JustNow = true };
        if (text.Word(TimeWord.Now, at) is { } now && text.IsEdge(at)) return new Piece(at, now.End) { Now = true };
        return text.Word(TimeWord.Vague, at) is { } vague && text.IsEdge(at) && !IsExceeded(text, at)
            ? new Piece(at, vague.End) { Vague = true } : null;
    }
}
