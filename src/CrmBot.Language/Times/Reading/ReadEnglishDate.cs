namespace CrmBot.Language.Times.Reading;

/// <summary>Reads dates with English month names: April 15, 15th of April 2027, 22/Jan/2019, March 2027, the 15th.</summary>
internal static class ReadEnglishDate
{
    public static Piece? Read(TimeText text, int at)
    {
        if (text.At(at - 1) == '$') return null;
        var (from, day) = LeadingDay(text, at);
        if (day is not null && Month(text, from) is { } named) return Build(text, at, named.End, named.Value, day.Value);
        if (day is { } alone && IsOrdinal(text, at)) return Ordinal(text, at, alone);
        if (!text.IsWordStart(at) || text.Word(TimeWord.MonthName, at) is not { } month) return null;
        return TrailingDay(text, month.End) is { } number
            ? Build(text, at, number.End, month.Value, number)
            : Alone(text, at, month);
    }

    private static bool IsOrdinal(TimeText text, int at) => SmallNumber.ReadOrdinal(text, AfterThe(text, at)) is not null;

    private static int AfterThe(TimeText text, int at) => text.Says(at, "the ") && text.IsWordStart(at) ? at + 4 : at;

    /// <summary>the 15th; a bare 15th; a word (second) only behind the.</summary>
    private static Piece? Ordinal(TimeText text, int at, SmallNumber day)
    {
        var written = char.IsAsciiDigit(text.At(AfterThe(text, at)));
        if (day.Value is < 1 or > 31 || !text.IsEdge(at)) return null;
        if (written && AfterThe(text, at) == at && text.Says(Math.Max(0, at - 4), "the ")) return null;
        if (!written && AfterThe(text, at) == at && text.At(day.End) == ',') return null;   // only 50% first, Monday 9am
        var next = text.Spaces(day.End);
        // the 2nd quarter, 3rd visit: an ordinal before a noun counts something else.
        if (char.IsAsciiLetter(text.At(next)) && !text.Starts(next, TimeContext.OrdinalFollower)) return null;
        var led = text.Follows(at, TimeContext.OrdinalLead);
        return new Piece(at, day.End) { Day = new DayOfMonth(day.Value), Weak = !written && !(led && AfterThe(text, at) > at) };
    }

    private static (int From, SmallNumber? Day) LeadingDay(TimeText text, int at)
    {
        var start = AfterThe(text, at);
        if (!text.IsEdge(start) || text.At(start - 1) is '.' or '$') return (at, null);
        var day = SmallNumber.ReadOrdinal(text, start) ?? SmallNumber.ReadDigits(text, start) ?? Word(text, start);
        if (day is not { Value: >= 1 and <= 31 } number) return (at, null);
        var next = text.At(number.End) is '/' or '-' ? number.End + 1 : text.Spaces(number.End);
        if (text.Says(next, "of ")) next += 3;
        return (next, number);
    }

    private static SmallNumber? Word(TimeText text, int at) =>
        text.IsWordStart(at) && Numbers.EnglishNumeral.Read(text.Lower, at) is { Value: >= 1 and <= 31, Scale: 1 } word
            ? new SmallNumber((int)word.Value, word.Span.End, 2, false)
            : null;

    private static (int Value, int End)? Month(TimeText text, int at) => text.IsWordStart(at) ? text.Word(TimeWord.MonthName, at) : null;

    private static SmallNumber? TrailingDay(TimeText text, int at)
    {
        var next = text.At(at) is '/' or '-' ? at + 1 : text.Spaces(at);
        if (text.Says(next, "the ")) next += 4;
        var day = SmallNumber.ReadOrdinal(text, next) ?? SmallNumber.ReadDigits(text, next) ?? Word(text, next);
        if (day is not { Value: >= 1 and <= 31 } number) return null;
        // Mar 3pm is a clock, May 20k is an amount, Dec 9:30 is a clock.
        if (text.At(number.End) is ':' or 'k' or 'w' or '.' && char.IsAsciiDigit(text.At(number.End + 1)) || text.At(number.End) == '%')
            return null;
        return char.IsAsciiLetter(text.At(number.End)) || text.Word(TimeWord.AmPm, text.Spaces(number.End)) is not null ? null : number;
    }

    private static Piece Build(TimeText text, int at, int end, int month, SmallNumber day)
    {
        if (DayBehind(text, end) is { } last) return UpTo(text, at, month, day, last);
        if (YearBehind(text, end) is { Year: { } year } said) return new Piece(at, said.End) { Day = new FullDate(year, month, day.Value) };
        return new Piece(at, end) { Day = new MonthDay(month, day.Value) };
    }

    /// <summary>The 8 of May 5-8, and of May 5 to 8 where nothing is counted by it.</summary>
    private static SmallNumber? DayBehind(TimeText text, int end)
    {
        if (!char.IsAsciiDigit(text.At(end - 1))) return null;
        var close = text.At(end) == '-';
        var next = close ? end + 1 : RangeWord(text, end);
        return next > 0 && SmallNumber.ReadDigits(text, next) is { Value: >= 1 and <= 31 } day
            && !char.IsAsciiLetter(text.At(day.End)) && text.At(day.End) is not (':' or '/' or '-')
            && (close ? text.At(day.End) is not '.' : CountsNothing(text, day.End)) ? day : null;
    }

    /// <summary>Where the number stands behind "to" or a dash between spaces; 0 where neither is.</summary>
    private static int RangeWord(TimeText text, int end)
    {
        foreach (var link in (ReadOnlySpan<string>)[" to ", " - ", " till ", " til ", " until ", " through "])
            if (text.Says(end, link)) return end + link.Length;
        return 0;
    }

    /// <summary>Behind Nov 16 to 20 the message or its clause ends, or another word than a noun follows.</summary>
    private static bool CountsNothing(TimeText text, int end) => text.At(end) switch
    {
        '\0' or ')' or ';' or '!' or '?' or '\n' => true,
        ',' or '.' => !char.IsAsciiDigit(text.At(end + 1)),
        ' ' => text.At(end + 1) is '(' or '-' || text.Starts(end + 1, TimeContext.OrdinalFollower) || text.IsCapital(end + 1),
        _ => false,
    };

    private static Piece UpTo(TimeText text, int at, int month, SmallNumber first, SmallNumber last)
    {
        var year = YearBehind(text, last.End);
        DayExpression Day(int number) => year?.Year is { } said ? new FullDate(said, month, number) : new MonthDay(month, number);
        var end = year?.End ?? last.End;
        return new Piece(at, end) { Day = Day(first.Value), To = new Piece(last.End - last.Digits, end) { Day = Day(last.Value) } };
    }

    private static SaidYear? YearBehind(TimeText text, int end)
    {
        var next = end;
        if (text.At(next) is ',' or '/' or '-' && !text.Says(next, "- ")) next++;
        next = text.Spaces(next);
        foreach (var link in (ReadOnlySpan<string>)["in ", "of ", "'"])
            if (text.Says(next, link)) { next += link.Length; break; }
        return ReadYear.Bare(text, next);
    }

    private static Piece? Alone(TimeText text, int at, (int Value, int End) month)
    {
        if (YearBehind(text, month.End) is { Year: { } year } said) return Period(said.End, year);
        if (ShortYear(text, month.End) is { } shortened) return Period(shortened.End, shortened.Value);
        return IsAmbiguous(text, at, month) ? null : new Piece(at, month.End) { Day = new NumberedPeriod(PeriodUnit.Month, month.Value) };

        Piece Period(int end, int number) => new(at, end) { Day = new NumberedPeriod(PeriodUnit.Month, month.Value, number) };
    }

    /// <summary>April of 87, Mar '27.</summary>
    private static SmallNumber? ShortYear(TimeText text, int end)
    {
        var next = text.Spaces(end);
        var of = text.Says(next, "of ") ? 3 : text.At(next) == '\'' ? 1 : 0;
        return of > 0 && SmallNumber.ReadDigits(text, next + of) is { Digits: 2 } number && !char.IsAsciiLetter(text.At(number.End))
            ? number with { Value = Calendars.FullYear(number.Value) }
            : null;
    }

    /// <summary>may, march, mar, dec and the like are months when written large inside a sentence or led by a preposition.</summary>
    private static bool IsAmbiguous(TimeText text, int at, (int Value, int End) month)
    {
        var word = text.Lower.AsSpan(at, month.End - at);
        if (word is not ("may" or "march" or "mar" or "jan" or "sep" or "dec" or "jun" or "august")) return false;
        if (text.Follows(at, word is "may" ? TimeContext.MayLead : TimeContext.MonthLead)) return false;
        if (word is "may" && text.Word(TimeWord.Joiner, text.Spaces(month.End)) is { } joiner
            && text.Word(TimeWord.MonthName, text.Spaces(joiner.End)) is not null)
            return false;
        var small = !text.IsCapital(at);
        return word is "may" ? small || text.Annotates || at == 0
            || char.IsAsciiLetter(text.At(text.Spaces(month.End))) : small && word is "march" or "mar" && !text.Annotates;
    }
}
