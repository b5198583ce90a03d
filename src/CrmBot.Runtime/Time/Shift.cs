using System.Globalization;

namespace CrmBot.Runtime.Time;

/// <summary>A stretch of work within one day, by the wall clock; <see cref="To"/> is the first moment that is free again.</summary>
public readonly record struct Shift
{
    public Shift(TimeOnly from, TimeOnly to)
    {
        if (to <= from) throw new ArgumentException($"A shift must end after it begins: {from:HH\\:mm}-{to:HH\\:mm}.", nameof(to));
        From = from;
        To = to;
    }

    public TimeOnly From { get; }

    public TimeOnly To { get; }

    /// <param name="text">e.g. <c>09:00-12:00</c>.</param>
    /// <exception cref="FormatException">The text is not two times of day, or ends before it begins.</exception>
    public static Shift Parse(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && Read(text[..dash]) is { } from && Read(text[(dash + 1)..]) is { } to && from < to
            ? new Shift(from, to)
            : throw new FormatException($"\"{text}\" is not a shift of the form 09:00-12:00.");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH\\:mm}-{To:HH\\:mm}");

    private static TimeOnly? Read(string text) =>
        TimeOnly.TryParseExact(text.Trim(), "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
