using static CrmBot.Language.Times.Reading.ReadRecurrence;

namespace CrmBot.Language.Times.Reading;

/// <summary>Reads rules that count: 每两天, 隔天, every 3 months, every hour.</summary>
internal static class RecurringStep
{
    /// <summary>每两天, 每隔一周, every 3 months, every other day.</summary>
    public static Piece? Read(TimeText text, int at)
    {
        if (text.Word(TimeWord.EveryOther, at) is { } other && text.Word(TimeWord.AmountUnit, text.Spaces(other.End)) is { } single)
            return Step((char)single.Value, 2) is { } two ? Whole(at, single.End, new RecurrenceExpression(two)) : null;
        if (text.Word(TimeWord.Every, at) is not { } every || (text.At(at) == '隔' && text.At(at + 1) is not ('天' or '周' or '日')))
            return null;
        var next = text.Spaces(every.End);
        var skipsOne = text.Says(at, "每隔") || text.At(at) == '隔';
        return (skipsOne ? Alternate(text, at, next) : null) ?? Counted(text, at, next, skipsOne) ?? Hourly(text, at, next);
    }

    /// <summary>每隔一天 and 隔天 are every second one.</summary>
    private static Piece? Alternate(TimeText text, int at, int next) =>
        text.Word(TimeWord.AmountUnit, next) is { } unit && Step((char)unit.Value, 2) is { } step
            ? Whole(at, unit.End, new RecurrenceExpression(step)) : null;

    /// <summary>每半年, every 3 months, 每隔一周.</summary>
    private static Piece? Counted(TimeText text, int at, int next, bool skipsOne)
    {
        if (AmountPart.Read(text, next, false) is not { } part) return null;
        if (part is { Count: 0.5m, Unit: 'y' }) return Whole(at, part.End, new RecurrenceExpression(new TimeAmount { Months = 6 }));
        var count = part.Count == 1 && skipsOne ? 2 : part.Count;
        return decimal.Truncate(part.Count) == part.Count && Step(part.Unit, count) is { } step
            ? Whole(at, part.End, new RecurrenceExpression(step)) : null;
    }

    /// <summary>every hour, 每分钟.</summary>
    private static Piece? Hourly(TimeText text, int at, int next) =>
        text.Word(TimeWord.AmountUnit, next) is { Value: 'H' or 'M' } unit && Step((char)unit.Value, 1) is { } step
            ? Whole(at, unit.End, new RecurrenceExpression(step)) : null;

    private static TimeAmount? Step(char unit, decimal count) => unit switch
    {
        'd' => new TimeAmount { Days = count },
        'w' => new TimeAmount { Weeks = count },
        'm' => new TimeAmount { Months = count },
        'q' => new TimeAmount { Months = 3 * count },
        'y' => new TimeAmount { Years = count },
        'H' => new TimeAmount { Hours = count },
        'M' => new TimeAmount { Minutes = count },
        _ => null,
    };
}
