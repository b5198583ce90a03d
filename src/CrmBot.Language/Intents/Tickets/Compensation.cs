using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>What the customer was given: 赔了200块, 给了50块券, gave them a 50 usd credit.</summary>
internal static class Compensation
{
    private const int Reach = 16;

    public static MoneySpot? Find(Section section)
    {
        foreach (var spot in section.Amounts)
        {
            if (section.Tickets.Exists(ticket => ticket.Span.Overlaps(spot.Span))) continue;
            foreach (var word in section.Cues)
            {
                if (word.Is("comp.word") && Math.Max(word.Start - spot.Span.End, spot.Span.Start - word.End) is >= -1 and <= Reach
                    && !(spot.Bare && !IsPaid(section, word.Start)))
                    return spot;
            }
        }

        return null;
    }

    /// <summary>A plain number is an amount only behind 赔 and 补偿.</summary>
    private static bool IsPaid(Section section, int at) => section.Lower[at] is '赔' or '补' or 'c';
}
