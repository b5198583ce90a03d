using CrmBot.Language.Text;
using CrmBot.Language.Times.Reading;

namespace CrmBot.Language.Times;

/// <summary>Finds the time expressions of a message, in the order of the text.</summary>
public sealed class TimeSpotter
{
    private readonly WorkCalendar _calendar;
    private readonly string[] _festivals;

    /// <param name="calendar">Workdays and festivals of the organisation.</param>
    public TimeSpotter(WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        _calendar = calendar;
        _festivals = [.. calendar.Festivals.SelectMany(festival => festival.Names).Select(name => FoldedText.Of(name).Lower)
            .Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(name => name.Length)];
    }

    /// <param name="text">The message.</param>
    /// <param name="now">The moment it was written, seen from the writer's zone.</param>
    /// <param name="masked">Spans that are something else: customers' names such as 明天科技, phone numbers.</param>
    public IReadOnlyList<TimeMention> Find(FoldedText text, LocalMoment now, IReadOnlyList<TextSpan>? masked = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(now);
        var scene = new TimeScene(now, _calendar, now.Today);
        var pieces = PieceFinder.Find(new TimeText(text, _festivals, now.Today.Year,
            Annotates: false) { DayFirst = DateOrder.IsDayFirst(now.Zone.Id, text.Lower) }, masked);
        var mentions = new List<TimeMention>(pieces.Count);
        for (var at = 0; at < pieces.Count; at++)
        {
            var mention = Mention(pieces[at], scene);
            mentions.Add(mention);
            if (mention is not { HasClock: true, Until: null } || SaidZone.Behind(text, mention.Span.End) is not { } said) continue;
            // 10am PT tomorrow
            var day = mention.Day is null && at + 1 < pieces.Count && IsRightBehind(text, said.End, pieces[at + 1]) ? pieces[++at] : null;
            if (day is not null) mentions[^1] = mention = Mention(pieces[at - 1] with { Day = day.Day }, scene);
            (mention.Zone, mention.Span) = (said.Zone, TextSpan.Between(mention.Span.Start, day?.End ?? said.End));
        }

        return mentions;
    }

    private static bool IsRightBehind(FoldedText text, int end, Piece next) => next is { Day: not null, Clock: null, To: null }
        && text.Lower.AsSpan(end, next.Start - end).Trim() is "" or "on";

    private static TimeMention Mention(Piece piece, TimeScene scene) => new(TextSpan.Between(piece.Start, piece.End), scene)
    {
        Day = piece.Day,
        Clock = piece.Clock,
        Amount = piece.Amount,
        Sense = piece.Sense,
        Every = piece.Every,
        IsVague = piece.Vague,
        IsJustNow = piece.JustNow,
        IsNow = piece.Now,
        Mark = piece.Mark,
        MarkIncludes = piece.MarkIncludes,
        Until = piece.To is { } to ? Mention(to, scene) : null,
    };
}
