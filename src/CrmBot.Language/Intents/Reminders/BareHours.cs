using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>Hours without any sign of a clock, which are hours only where quiet is asked for: from 12 to 2, 10-7.</summary>
internal static class BareHours
{
    private const int LongestQuiet = 12;

    public static (TimeOnly From, TimeOnly To)? Find(Section section)
    {
        var text = section.Lower.AsSpan(section.Span.Start, section.Span.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (Hour(text, at) is not (var from, var end) || Joiner(text, end) is not (> 0 and var next)
                || Hour(text, next) is not (var to, _)) continue;
            return Range(from, to);
        }

        return null;
    }

    /// <summary>One to six are in the afternoon; a stretch of more than half a day begins in the evening (10 to 7).</summary>
    private static (TimeOnly From, TimeOnly To) Range(int from, int to)
    {
        var (start, end) = (At(from), At(to));
        if ((end - start).TotalHours > LongestQuiet && from is >= 7 and < 12) start = start.AddHours(12);
        return (start, end);
    }

    private static TimeOnly At(int hour) => new ClockExpression(hour).Read().Time;

    private static (int Value, int End)? Hour(ReadOnlySpan<char> text, int at)
    {
        if (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '#')) return null;
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - at is 1 or 2 && !(end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] is '%' or ':'))
                && int.Parse(text[at..end], System.Globalization.CultureInfo.InvariantCulture) is >= 0 and <= 24 and var hour
            ? (hour, end)
            : null;
    }

    private static readonly Nearby Joiners = Nearby.Words("hours.to");

    /// <summary>Where the second hour begins, or 0.</summary>
    private static int Joiner(ReadOnlySpan<char> text, int at)
    {
        var word = at;
        while (word < text.Length && text[word] == ' ') word++;
        if (Joiners.LengthAt(text[word..]) is not (> 0 and var length)) return 0;
        var next = word + length;
        while (next < text.Length && text[next] == ' ') next++;
        return next;
    }
}
