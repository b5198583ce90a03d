namespace CrmBot.Language.Times.Reading;

/// <summary>Reads the bound words around a piece: 前, 之前, by, until, 从…起, since, 或之后.</summary>
internal static class PieceMarks
{
    public static Piece Apply(TimeText text, Piece piece)
    {
        if (piece.Vague || piece.JustNow || piece.Mark == TimeMark.Within || piece.Every is not null || piece.Sense == AmountSense.Bare)
            return piece;
        return Behind(text, piece) ?? Ahead(text, piece) ?? piece;
    }

    private static Piece? Behind(TimeText text, Piece piece)
    {
        var at = text.Spaces(piece.End);
        if (text.At(at) == '的' && text.At(at + 1) is '之') at++;
        if (text.At(at) is '内' or '之' && IsInside(text, piece, at) is { } inside)
            return piece with { End = inside, Mark = TimeMark.Within };
        if (text.Word(TimeWord.BeforeIncluding, at) is { } until && !LeadsOn(text, until.End))
            return piece with { End = until.End, Mark = TimeMark.Before, MarkIncludes = true };
        if (text.Word(TimeWord.SinceIncluding, at) is { } from && !IsOtherWord(text, from.End)) return Since(text, piece, from.End, true);
        if (text.Says(at, "on") && !char.IsAsciiLetter(text.At(at + 2)) && piece.Start >= 5 && text.Says(piece.Start - 5, "from ")
            && !ReadsOn(text, at + 2))
            return Since(text, piece, at + 2, true);
        if (text.Word(TimeWord.Before, at) is { } before && IsBound(text, piece, before.End))
            return piece with { End = before.End, Mark = TimeMark.Before };
        return text.Word(TimeWord.Since, at) is { } since && !text.Starts(since.End, TimeContext.NotSinceFollower)
            ? Since(text, piece, since.End, false) : null;
    }

    /// <summary>before 2018 or before 2000: the words belong to what follows.</summary>
    private static bool LeadsOn(TimeText text, int at) => char.IsAsciiLetter(text.At(at - 1)) && ReadsOn(text, at);

    /// <summary>from 5 on Friday: the day follows.</summary>
    private static bool ReadsOn(TimeText text, int at) => PieceScanner.Longest(text, text.Spaces(at)) is not null;

    private static Piece Since(TimeText text, Piece piece, int end, bool includes)
    {
        var start = TimeWords.StartBefore(TimeWord.SincePrefix, text.Lower, piece.Start);
        if (start < 0 && piece.Start >= 5 && text.Says(piece.Start - 5, "from ")) start = piece.Start - 5;
        return piece with { Start = start >= 0 ? start : piece.Start, End = end, Mark = TimeMark.Since, MarkIncludes = includes };
    }

    /// <summary>本周内, 今天之内: within a named period.</summary>
    private static int? IsInside(TimeText text, Piece piece, int at)
    {
        if (piece.Day is null || piece.Clock is not null || piece.To is not null || piece.Amount is not null) return null;
        return text.Says(at, "之内") ? at + 2 : text.At(at) == '内' && !text.Starts(at, TimeContext.InsideWord) ? at + 1 : null;
    }

    /// <summary>起草, 起来, 开始 is fine.</summary>
    private static bool IsOtherWord(TimeText text, int end) => text.Starts(end - 1, TimeContext.NotSinceWord);

    /// <summary>本月前三, 周五前台: 前 that is no bound.</summary>
    private static bool IsBound(TimeText text, Piece piece, int end)
    {
        if (text.At(end - 1) != '前' || text.At(end - 2) is '之' or '以') return true;
        if (text.Starts(end, TimeContext.NotBeforeFollower) && !text.Says(end, "提醒")) return false;
        var counts = SmallNumber.Read(text, end) is { } number && !text.Starts(number.End, TimeContext.BeforeCount);
        return !(counts && piece.Day is { IsPeriod: true });
    }

    private static Piece? Ahead(TimeText text, Piece piece)
    {
        var at = piece.Start;
        while (at > 0 && text.At(at - 1) == ' ' && piece.Start - at < 3) at--;
        if (text.Says(Math.Max(0, at - 4), " the") && at >= 4) at -= 4;
        else if (text.Says(Math.Max(0, at - 3), " on") && at >= 3) at -= 3;
        if (Before(TimeWord.BeforePrefix, out var start))
            return Festival(piece, FestivalPlace.Before) with { Start = start, Mark = TimeMark.Before,
                MarkIncludes = text.Says(start, "on or") || text.At(start) >= 0x80 };
        if (Before(TimeWord.UntilPrefix, out start)) return piece with { Start = start, Mark = TimeMark.Until, MarkIncludes = true };
        if (Before(TimeWord.SincePrefixIncluding, out start))
            return piece.To is null
                ? piece with { Start = start, Mark = TimeMark.Since, MarkIncludes = true } : piece with { Start = start };
        if (Before(TimeWord.SincePrefix, out start))
            return Latin(start) ? Festival(piece, FestivalPlace.After) with { Start = start, Mark = TimeMark.Since }
                : piece with { Start = start, Mark = piece.To is null ? TimeMark.Since : TimeMark.None, MarkIncludes = true };
        return null;

        bool Before(TimeWord kind, out int found) =>
            (found = TimeWords.StartBefore(kind, text.Lower, at)) >= 0 && (text.At(found) < 0x80 || text.At(found) != '打');
        bool Latin(int found) => text.At(found) < 0x80;
    }

    /// <summary>before Chinese New Year, after National Day: the day before, the first workday after.</summary>
    private static Piece Festival(Piece piece, FestivalPlace place) =>
        piece.Day is FestivalExpression { Place: FestivalPlace.Whole } festival
            ? piece with { Day = festival with { Place = place } } : piece;
}
