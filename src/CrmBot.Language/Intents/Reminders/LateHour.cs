using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>晚上过了十点就别弹了: an hour of the evening, past which there is to be quiet, with a word between the two.</summary>
internal static class LateHour
{
    private const int Noon = 12;

    private static readonly Nearby Past = Nearby.Words("hour.past");

    private static readonly TimeOnly Morning = new(8, 0);

    public static (TimeOnly From, TimeOnly To)? Find(Section section)
    {
        for (var at = 1; at < section.Times.Count; at++)
        {
            var (part, hour) = (section.Times[at - 1], section.Times[at]);
            if (part is not { HasPartOfDay: true, HasClock: false, HasDay: false } || hour is not { HasClock: true, HasDay: false }
                || part.Span.End > hour.Span.Start) continue;
            if (!Past.Is(section.Lower.AsSpan(part.Span.End, hour.Span.Start - part.Span.End).Trim()) || hour.AsClock() is not { } clock)
                continue;
            if (part.AsPointAhead(true) is not { Hour: >= Noon }) continue;
            return (clock.Hour < Noon ? clock.AddHours(Noon) : clock, Morning);
        }

        return null;
    }
}
