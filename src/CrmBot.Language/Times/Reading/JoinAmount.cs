namespace CrmBot.Language.Times.Reading;

/// <summary>Joins an amount of time with what it is counted from: 3 days from Tuesday, 3 days before Friday; 9:30 for 7 hours.</summary>
internal static class JoinAmount
{
    public static Piece? Join(TimeText text, Piece span, Piece first, Piece second)
    {
        var between = text.Lower.AsSpan(first.End, second.Start - first.End).Trim();
        return Counted(span, first, second, Direction(text, second, between)) ?? (between is "for" ? Lasting(span, first, second) : null);
    }

    /// <summary>1 for what comes after, -1 for what comes before, 0 for neither.</summary>
    private static int Direction(TimeText text, Piece anchor, ReadOnlySpan<char> between) => between switch
    {
        "from" or "after" or "since" => 1,
        "before" or "ahead of" or "prior to" => -1,
        _ => between.IsEmpty && text.Says(anchor.Start, "from ") ? 1 : 0,
    };

    /// <summary>two weeks after May 1.</summary>
    private static Piece? Counted(Piece span, Piece first, Piece second, int direction)
    {
        if (direction == 0
            || first is not { Amount: { IsElapsed: false } amount, Sense: AmountSense.Bare or AmountSense.Ahead, Clock: null }
            || second is not { Day: { } anchor, To: null })
            return null;
        return span with
        {
            Amount = amount,
            Sense = direction > 0 ? AmountSense.Ahead : AmountSense.Ago,
            Day = new OffsetExpression(amount, direction, anchor),
            Clock = second.Clock,
        };
    }

    private static Piece? Lasting(Piece span, Piece first, Piece second) =>
        first is { Clock.Hour: not null, To: null, Every: null } && second is { Amount: { } length, Sense: AmountSense.Bare, Day: null }
            ? span with { Day = first.Day, Clock = first.Clock, Lasting = length } : null;
}
