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
        return Within(text, piece, at) ?? OrBefore(text, piece, at) ?? FromOn(text, piece, at) ?? Before(text, piece, at)
            ?? After(text, piece, at);
    }

    /// <summary>本周内, 今天之内: within a named period.</summary>
    private static Piece? Within(TimeText text, Piece piece, int at)
    {
        if (text.At(at) is not ('内' or '之') || piece is not { Day: not null, Clock: null, To: null, Amount: null }) return null;
        if (text.Says(at, "之内")) return piece with { End = at + 2, Mark = TimeMark.Within };
        return text.At(at) == '内' && !text.Starts(at, TimeContext.InsideWord) ? piece with { End = at + 1, Mark = TimeMark.Within } : null;
    }

    /// <summary>周五或之前, Friday or before.</summary>
    private static Piece? OrBefore(TimeText text, Piece piece, int at) =>
        text.Word(TimeWord.BeforeIncluding, at) is { } until && !LeadsOn(text, until.End)
            ? piece with { End = until.End, Mark = TimeMark.Before, MarkIncludes = true } : null;

    /// <summary>周五起, Friday or later, from Monday on.</summary>
    private static Piece? FromOn(TimeText text, Piece piece, int at)
    {
        if (text.Word(TimeWord.SinceIncluding, at) is { } from && !IsOtherWord(text, from.End)) return Since(text, piece, from.End, true);
        return text.Says(at, "on") && !char.IsAsciiLetter(text.At(at + 2)) && FollowsFrom(text, piece) && !ReadsOn(text, at + 2)
            ? Since(text, piece, at + 2, true) : null;
    }

    private static bool FollowsFrom(TimeText text, Piece piece) => text.Says(piece.Start - 5, "from ");

    /// <summary>周五前, 月底之前.</summary>
    private static Piece? Before(TimeText text, Piece piece, int at) =>
        text.Word(TimeWord.Before, at) is { } before && IsBound(text, piece, before.End)
            ? piece with { End = before.End, Mark = TimeMark.Before } : null;

    /// <summary>周五后, 三点以后.</summary>
    private static Piece? After(TimeText text, Piece piece, int at) =>
        text.Word(TimeWord.Since, at) is { } since && !text.Starts(since.End, TimeContext.NotSinceFollower)
            ? Since(text, piece, since.End, false) : null;

    /// <summary>before 2018 or before 2000: the words belong to what follows.</summary>
    private static bool LeadsOn(TimeText text, int at) => char.IsAsciiLetter(text.At(at - 1)) && ReadsOn(text, at);

    /// <summary>from 5 on Friday: the day follows.</summary>
    private static bool ReadsOn(TimeText text, int at) => PieceScanner.Longest(text, text.Spaces(at)) is not null;

    private static Piece Since(TimeText text, Piece piece, int end, bool includes)
    {
        var start = TimeWords.StartBefore(TimeWord.SincePrefix, text.Lower, piece.Start);
        if (start < 0 && FollowsFrom(text, piece)) start = piece.Start - 5;
        return piece with { Start = start >= 0 ? start : piece.Start, End = end, Mark = TimeMark.Since, MarkIncludes = includes };
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
        var end = EndOfLead(text, piece.Start);
        if (LeadStart(text, TimeWord.BeforePrefix, end) is { } before)
            return Festival(piece, FestivalPlace.Before) with { Start = before, Mark = TimeMark.Before,
                MarkIncludes = text.Says(before, "on or") || text.At(before) >= 0x80 };
        if (LeadStart(text, TimeWord.UntilPrefix, end) is { } until)
            return piece with { Start = until, Mark = TimeMark.Until, MarkIncludes = true };
        if (LeadStart(text, TimeWord.SincePrefixIncluding, end) is { } from)
            return piece.To is null ? piece with { Start = from, Mark = TimeMark.Since, MarkIncludes = true } : piece with { Start = from };
        if (LeadStart(text, TimeWord.SincePrefix, end) is not { } since) return null;
        return text.At(since) < 0x80 ? Festival(piece, FestivalPlace.After) with { Start = since, Mark = TimeMark.Since }
            : piece with { Start = since, Mark = piece.To is null ? TimeMark.Since : TimeMark.None, MarkIncludes = true };
    }

    /// <summary>before the 5th, by on Friday: where the word in front ends, past "the" and "on".</summary>
    private static int EndOfLead(TimeText text, int start)
    {
        var at = start;
        while (at > 0 && text.At(at - 1) == ' ' && start - at < 3) at--;
        return text.Says(at - 4, " the") ? at - 4 : text.Says(at - 3, " on") ? at - 3 : at;
    }

    /// <summary>Where the word of this kind starts that ends here; not 打 in 打明天的电话.</summary>
    private static int? LeadStart(TimeText text, TimeWord kind, int end) =>
        TimeWords.StartBefore(kind, text.Lower, end) is >= 0 and var found && text.At(found) != '打' ? found : null;

    /// <summary>before Chinese New Year, after National Day: the day before, the first workday after.</summary>
    private static Piece Festival(Piece piece, FestivalPlace place) =>
        piece.Day is FestivalExpression { Place: FestivalPlace.Whole } festival
            ? piece with { Day = festival with { Place = place } } : piece;
}
