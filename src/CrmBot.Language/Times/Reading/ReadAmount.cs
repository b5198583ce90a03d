namespace CrmBot.Language.Times.Reading;

/// <summary>Reads amounts of time: 三天后, 半年, 最近两周, in 2 hours, within 6 months, one and a half hours, 10个工作日后.</summary>
internal static class ReadAmount
{
    private static readonly TimeAmount Nothing = new();

    public static Piece? Read(TimeText text, int at)
    {
        if (NumberFirst(text, at) is { } turned) return turned;
        var (sense, from, past) = Prefix(text, at);
        if (Chain(text, from) is not { } chain) return past ? Single(text, at, from, sense) : null;
        (sense, var end) = WithSuffix(text, sense, chain.End);
        return chain.Fuzzy ? new Piece(at, end) { Vague = true } : Build(at, end, chain.Amount, sense);
    }

    /// <summary>三天后; 再过三天后, 未来三天内: what stands behind says how it is meant, or says once more what stands before.</summary>
    private static (AmountSense Sense, int End) WithSuffix(TimeText text, AmountSense before, int end)
    {
        if (before is not (AmountSense.None or AmountSense.Ahead or AmountSense.Within or AmountSense.Coming)) return (before, end);
        var behind = Suffix(text, end);
        return (before, behind.Sense) switch
        {
            (AmountSense.None, _) => behind,
            (AmountSense.Ahead, AmountSense.Ahead or AmountSense.Within) => (before, behind.End),
            (AmountSense.Within or AmountSense.Coming, AmountSense.Within) => behind,
            _ => (before, end),
        };
    }

    private static Piece Build(int at, int end, TimeAmount amount, AmountSense sense)
    {
        var day = amount.IsElapsed ? null : sense switch
        {
            AmountSense.Ahead => new OffsetExpression(amount, 1),
            AmountSense.Ago => new OffsetExpression(amount, -1),
            AmountSense.Within or AmountSense.Coming => new Stretch(amount, 1),
            AmountSense.Past => (DayExpression)new Stretch(amount, -1),
            _ => null,
        };
        return new Piece(at, end) { Amount = amount, Sense = sense, Day = day };
    }

    /// <summary>The words in front that say how the amount is meant; whether it may do without a number (past week).</summary>
    private static (AmountSense Sense, int From, bool Numberless) Prefix(TimeText text, int at)
    {
        if (char.IsAsciiLetter(text.At(at)) && !text.IsWordStart(at)) return (AmountSense.None, at, false);
        if (text.Word(TimeWord.WithinPrefix, at) is { } within) return (AmountSense.Within, Skip(text, within.End), false);
        if (text.Word(TimeWord.PastPrefix, at) is { } past && !IsInsideWord(text, at))
            return (AmountSense.Past, Skip(text, past.End), text.At(at) >= 0x80 || text.Lower.AsSpan(at, past.End - at).EndsWith("past"));
        if (text.Word(TimeWord.NextPrefix, at) is { } next) return (AmountSense.Coming, Skip(text, next.End), IsHourNext(text, next.End));
        if (text.Word(TimeWord.InPrefix, at) is { } ahead) return (AmountSense.Ahead, text.Spaces(ahead.End), false);
        if (text.Word(TimeWord.OverPrefix, at) is { } over && !text.Follows(at, TimeContext.NotOverLead))
            return (AmountSense.Ahead, Skip(text, over.End), false);
        return Counted(text, at) is { } counted ? (counted, at + 1, false) : (AmountSense.None, at, false);
    }

    /// <summary>上两周, 下三个月: with a number it is a stretch, not the unit before or after.</summary>
    private static AmountSense? Counted(TimeText text, int at)
    {
        if (text.At(at) is not ('上' or '下') || char.IsLetter(text.At(at - 1)) || SmallNumber.Read(text, at + 1) is not { Value: >= 2 })
            return null;
        return AmountPart.Read(text, at + 1, true) is { Unit: 'w' or 'm' or 'd', Fuzzy: false }
            ? text.At(at) == '上' ? AmountSense.Past : AmountSense.Coming
            : null;
    }

    /// <summary>附近, 提前, 到期前: 近 and 前 belong to the word before them.</summary>
    private static bool IsInsideWord(TimeText text, int at) =>
        (text.At(at) == '近' && text.Follows(at, TimeContext.NotNearLead))
            || (text.At(at) == '前' && text.At(at + 1) != '几' && char.IsLetter(text.At(at - 1))
                && text.At(at - 1) is not ('在' or '把' or '看'));

    private static bool IsHourNext(TimeText text, int at) => text.Word(TimeWord.AmountUnit, text.Spaces(at)) is { Value: 'H' or 'M' };

    private static int Skip(TimeText text, int at) => text.At(at) is '的' or '这' ? at + 1 : text.Spaces(at);

    /// <summary>5 past minutes, the 3 last weeks.</summary>
    private static Piece? NumberFirst(TimeText text, int at)
    {
        if (!text.IsEdge(at) || SmallNumber.ReadDigits(text, at) is not { } count || text.At(count.End) != ' ') return null;
        var next = text.Says(count.End + 1, "past ") || text.Says(count.End + 1, "last ")
            || text.Says(count.End + 1, "next ") ? count.End + 6 : -1;
        // below 3 last month
        if (next < 0 || text.Word(TimeWord.AmountUnit, next) is not { } unit || (count.Value > 1 && text.At(unit.End - 1) != 's')
            || Add(Nothing, (char)unit.Value, count.Value) is not { } amount)
            return null;
        return Build(at, unit.End, amount, text.At(count.End + 1) == 'n' ? AmountSense.Coming : AmountSense.Past);
    }

    /// <summary>past week, next hour: one of it.</summary>
    private static Piece? Single(TimeText text, int at, int from, AmountSense sense)
    {
        if (!char.IsAsciiLetter(text.At(from)) || text.Word(TimeWord.AmountUnit, from) is not { } unit || unit.End - from < 3) return null;
        return Add(Nothing, (char)unit.Value, 1) is { } amount ? Build(at, unit.End, amount, sense) : null;
    }

    private static (AmountSense Sense, int End) Suffix(TimeText text, int end)
    {
        var next = text.Spaces(end);
        if (text.Word(TimeWord.Within, next) is { } within && !(text.At(next) is '里' && text.At(next + 1) is '面' or '程'))
            return (AmountSense.Within, within.End);
        if (text.Word(TimeWord.After, next) is { } after && !(text.At(next) == '后' && text.Starts(next + 1, TimeContext.NotAfterFollower)))
            return (AmountSense.Ahead, Chinese(text, after.End));
        if (text.Word(TimeWord.Ago, next) is { } ago) return (AmountSense.Ago, ago.End);
        return PastWord(text, next) is { } past ? (AmountSense.Past, past) : (AmountSense.Bare, end);
    }

    private static int Chinese(TimeText text, int end) => text.Says(end, "的") && text.At(end + 1) is '今' ? end + 1 : end;

    private static int? PastWord(TimeText text, int at) => text.Says(at, "以来") ? at + 2 : null;

    /// <summary>Numbers with units, one after the other: 1天2小时, 2 years 1 month 21 days, 一年半.</summary>
    private static (TimeAmount Amount, int End, bool Fuzzy)? Chain(TimeText text, int at)
    {
        var amount = Nothing;
        var (end, from, any, fuzzy, unit) = (at, at, false, false, '\0');
        while (AmountPart.Read(text, from, any) is { } part && part.Unit != unit && Add(amount, part.Unit, part.Count) is { } sum)
        {
            (amount, end, any, unit) = (sum, part.End, true, part.Unit);   // 三年，一年8万: the same unit again is another amount
            fuzzy |= part.Fuzzy;
            var next = text.Spaces(end);
            from = text.Says(next, "and ") ? next + 4 : text.At(next) is '零' or '又' or ',' ? text.Spaces(next + 1) : next;
            if (char.IsAsciiLetter(text.At(from)) && from == end && text.At(end - 1) < 0x80) break;
        }
        return any ? (amount, end, fuzzy) : null;
    }

    private static TimeAmount? Add(TimeAmount sum, char unit, decimal count)
    {
        var whole = decimal.Truncate(count) == count;
        return unit switch
        {
            _ when count is < 0 or > 100_000 => null,
            'y' => whole ? sum with { Years = sum.Years + count }
                : sum with { Years = sum.Years + decimal.Truncate(count), Months = sum.Months + decimal.Round(count % 1 * 12) },
            'q' => sum with { Months = sum.Months + 3 * count },
            'm' => sum with { Months = sum.Months + decimal.Truncate(count), Days = sum.Days + decimal.Round(count % 1 * 30) },
            'w' => sum with { Weeks = sum.Weeks + decimal.Truncate(count), Days = sum.Days + decimal.Round(count % 1 * 7) },
            'f' => sum with { Weeks = sum.Weeks + 2 * count },
            'd' => sum with { Days = sum.Days + decimal.Truncate(count), Hours = sum.Hours + count % 1 * 24 },
            'n' => sum with { Days = sum.Days + decimal.Truncate(count), Workdays = true },
            'H' => whole ? sum with { Hours = sum.Hours + count }
                : sum with { Hours = sum.Hours + decimal.Truncate(count), Minutes = sum.Minutes + count % 1 * 60 },
            'h' => sum with { Minutes = sum.Minutes + 15 * count },
            'M' => sum with { Minutes = sum.Minutes + count },
            'S' => sum with { Seconds = sum.Seconds + count },
            _ => null,
        };
    }
}
