namespace CrmBot.Language.Times.Reading;

/// <summary>Reads times of day: 三点一刻, 下午5:00, 8.30pm, half past three, noon, 下午, tonight's part of the day.</summary>
internal static class ReadClock
{
    public static Piece? Read(TimeText text, int at)
    {
        var around = text.Word(TimeWord.AroundPrefix, at)?.End ?? at;
        if (Part(text, around) is { } part) return WithPart(text, at, part);
        return Core(text, around, false) is { } core ? core with { Start = at } : null;
    }

    private static Piece WithPart(TimeText text, int at, Piece part)
    {
        var next = text.At(part.End) == '的' ? part.End + 1 : text.Spaces(part.End);
        next = text.Word(TimeWord.AroundPrefix, next)?.End ?? next;
        if (Core(text, next, true) is not { Clock: { Hour: not null } clock } core)
            return text.Says(part.End - 2, "午夜") ? part with { Start = at, Clock = new ClockExpression(0, Exact: true) } : part;
        return core with { Start = at, Clock = clock.Part == PartOfDay.None
            ? clock with { Part = part.Clock!.Part } : clock, Weak = false };
    }

    /// <summary>A part of the day alone. One character (早, 晚) only counts next to a day or a clock.</summary>
    private static Piece? Part(TimeText text, int at)
    {
        if (text.Word(TimeWord.Part, at) is not { } part || (char.IsAsciiLetter(text.At(at)) && !text.IsWordStart(at))) return null;
        if (text.At(part.End) == '好' || text.Says(Math.Max(0, at - 5), "good ")) return null;
        var single = part.End - at == 1;
        if (single && text.Follows(at, TimeContext.NotPartLead)) return null;
        if (single && text.Starts(part.End, TimeContext.NotPartFollower)) return null;
        return new Piece(at, part.End) { Clock = new ClockExpression(null, Part: (PartOfDay)part.Value), Weak = single };
    }

    /// <summary>A clock without its part of the day in front.</summary>
    private static Piece? Core(TimeText text, int at, bool led)
    {
        if (char.IsAsciiDigit(text.At(at)) && char.IsAsciiDigit(text.At(at - 1))) return null;
        // Latin letters may touch a Chinese clock (demo3点), never an English one.
        if (!text.IsEdge(at)) return ReadChineseClock.Read(text, at, led);
        return OnTheDot(text, ReadDigitalClock.Read(text, at) ?? ReadChineseClock.Read(text, at, led) ?? ReadEnglishClock.Read(text, at));
    }

    /// <summary>8 sharp: exactly then.</summary>
    private static Piece? OnTheDot(TimeText text, Piece? clock)
    {
        if (clock is null) return null;
        foreach (var exactly in (ReadOnlySpan<string>)[" sharp", " on the dot"])
        {
            if (text.Says(clock.End, exactly) && text.IsEdge(clock.End + exactly.Length))
                return clock with { End = clock.End + exactly.Length };
        }

        return clock;
    }
}
