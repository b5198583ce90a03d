using CrmBot.Language.Text;

namespace CrmBot.Language.Times;

/// <summary>Reads working hours: 9-12, 13:30-18; 8:30到17:30. Hours are of the 24-hour clock unless 下午 or pm says otherwise.</summary>
public static class WorkHours
{
    /// <summary>The pairs of clocks of a text, in its order.</summary>
    public static IReadOnlyList<(TimeOnly From, TimeOnly To)> Find(FoldedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reading = new Reading.TimeText(text, [], 2000, Annotates: false);
        var found = new List<(TimeOnly, TimeOnly)>();
        for (var at = 0; at < text.Length; at++)
        {
            if (Clock(reading, at) is not { } from || Joint(reading, from.End) is not { } next || Clock(reading, next) is not { } to)
                continue;
            // 8点半到12点 1点半到6点
            if (found.Count > 0 && from.Time < found[^1].Item2 && from.Time.Hour <= 7) from = (from.Time.AddHours(12), from.End);
            var end = to.Time < from.Time && to.Time.Hour <= 12 ? to.Time.AddHours(12) : to.Time;
            if (end > from.Time) found.Add((from.Time, end));
            at = to.End - 1;
        }
        return found;
    }

    private static (TimeOnly Time, int End)? Clock(Reading.TimeText text, int at)
    {
        if (!char.IsAsciiDigit(text.At(at)) && Numbers.ChineseDigits.Digit(text.At(at)) < 0
            && text.At(at) is not ('十' or '上' or '下' or '早' or '中' or '晚'))
            return null;
        if (char.IsAsciiLetterOrDigit(text.At(at - 1)) || text.At(at - 1) == ':') return null;
        if (Reading.ReadClock.Read(text, at) is { Clock.Hour: { } hour } piece)
        {
            var exact = piece.Clock.Part == PartOfDay.None ? piece.Clock with { Exact = true } : piece.Clock;
            return hour <= 24 ? (exact.Read().Time, piece.End) : null;
        }
        return Reading.SmallNumber.ReadDigits(text, at) is { Value: < 24 } bare ? (new TimeOnly(bare.Value, 0), bare.End) : null;
    }

    private static int? Joint(Reading.TimeText text, int at) =>
        text.Word(Reading.TimeWord.Joiner, text.Spaces(at)) is { } joiner ? text.Spaces(joiner.End) : null;
}
