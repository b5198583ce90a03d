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
        var pieces = PieceFinder.Find(new TimeText(text, _festivals, now.Today.Year, Annotates: false) { DayFirst = DateOrder.IsDayFirst(now.Zone.Id, text.Lower) }, masked);
        var mentions = new List<TimeMention>(pieces.Count);
        foreach (var piece in pieces) mentions.Add(InZone(text, Mention(piece, scene)));
        return mentions;
    }

    /// <summary>2:30pm ET: where the clock that was named hangs belongs to it.</summary>
    private static TimeMention InZone(FoldedText text, TimeMention mention)
    {
        if (mention is not { HasClock: true, Until: null } || SaidZone.Behind(text, mention.Span.End) is not { } said) return mention;
        mention.Zone = said.Zone;
        mention.Span = TextSpan.Between(mention.Span.Start, said.End);
        return mention;
    }

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
