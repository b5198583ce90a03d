namespace CrmBot.Language.Times.Reading;

/// <summary>Reads numbered quarters and halves without their year.</summary>
internal static class ReadQuarter
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth"];

    public static (PeriodUnit Unit, int Number, int End)? Number(TimeText text, int at)
    {
        if (text.Word(TimeWord.Half, at) is { } half) return (PeriodUnit.Half, half.Value, half.End);
        if (Letter(text, at) is { } letter) return letter;
        var from = text.At(at) == '第' ? at + 1 : at;
        if (SmallNumber.Read(text, from) is { Value: >= 1 and <= 4 } number && text.IsEdge(at) && text.At(at - 1) != '.')
        {
            if (text.Says(number.End, "季度")) return (PeriodUnit.Quarter, number.Value, number.End + 2);
            if (text.At(number.End) == '季' && text.At(number.End + 1) is not '度') return (PeriodUnit.Quarter, number.Value, number.End + 1);
        }
        return Ordinal(text, at);
    }

    /// <summary>Q2, 2Q, H1, 1H.</summary>
    private static (PeriodUnit, int, int)? Letter(TimeText text, int at)
    {
        if (char.IsAsciiLetter(text.At(at - 1)) || char.IsAsciiLetterOrDigit(text.At(at + 2))) return null;
        var (first, second) = (text.At(at), text.At(at + 1));
        if (first == 'q' && second is >= '1' and <= '4') return (PeriodUnit.Quarter, second - '0', at + 2);
        if (first == 'h' && second is '1' or '2') return (PeriodUnit.Half, second - '0', at + 2);
        if (char.IsAsciiDigit(text.At(at - 1))) return null;
        if (second == 'q' && first is >= '1' and <= '4') return (PeriodUnit.Quarter, first - '0', at + 2);
        return second == 'h' && text.IsCapital(at + 1) && first is '1' or '2'
            ? (PeriodUnit.Half, first - '0', at + 2) : null;
    }

    /// <summary>the second quarter, first half, 2nd quarter.</summary>
    private static (PeriodUnit, int, int)? Ordinal(TimeText text, int at)
    {
        if (!text.IsEdge(at)) return null;
        var from = text.Says(at, "the ") ? at + 4 : at;
        if (SmallNumber.ReadOrdinal(text, from) is not { Value: >= 1 and <= 4 } number) return null;
        var next = text.Spaces(number.End);
        if (text.Says(next, "quarter")) return (PeriodUnit.Quarter, number.Value, next + 7);
        return number.Value <= 2 && text.Says(next, "half") && !text.Says(next, "half a")
            ? (PeriodUnit.Half, number.Value, next + 4) : null;
    }

    /// <summary>Q2 2026, Q2 of 2026, Q1 next year, first half of this year.</summary>
    public static SaidYear? YearBehind(TimeText text, int end)
    {
        var next = text.Spaces(end);
        if (text.Says(next, "of ")) next += 3;
        else if (text.At(next) is '\'' or '/' or '-' && next == end) next++;
        if (text.Says(next, "the ")) next += 4;
        if (text.Word(TimeWord.Direction, next) is { } direction
            && text.Word(TimeWord.PeriodNoun, text.Spaces(direction.End)) is { Value: (int)PeriodUnit.Year } noun)
            return new SaidYear(null, direction.Value, noun.End);
        return ReadYear.Bare(text, next);
    }
}
