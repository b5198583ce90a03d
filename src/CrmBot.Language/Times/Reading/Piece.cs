namespace CrmBot.Language.Times.Reading;

/// <summary>One expression or a part of one, before bounds and neighbours are looked at.</summary>
internal sealed record Piece(int Start, int End)
{
    public DayExpression? Day { get; init; }

    public ClockExpression? Clock { get; init; }

    public TimeAmount? Amount { get; init; }

    public AmountSense Sense { get; init; }

    public RecurrenceExpression? Every { get; init; }

    public bool Vague { get; init; }

    public bool JustNow { get; init; }

    /// <summary>now, 现在.</summary>
    public bool Now { get; init; }

    /// <summary>The end of a range; this piece is its start.</summary>
    public Piece? To { get; init; }

    /// <summary>Counts only next to another piece: 早 in 七号早, a bare number.</summary>
    public bool Weak { get; init; }

    public TimeMark Mark { get; init; }

    public bool MarkIncludes { get; init; }

    /// <summary>How long something lasts that starts here: 9:30 for 7 hours.</summary>
    public TimeAmount? Lasting { get; init; }

    public bool IsDayOnly => Day is not null && Clock is null && To is null && Every is null;

    public bool IsClockOnly => Clock is not null && Day is null && Every is null && Amount is null;

    public int Length => End - Start;
}
