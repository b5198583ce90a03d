using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>
/// A number as long as a ticket's that is none here: a slip, or a ticket long closed, but surely not what was talked about last.
/// </summary>
internal static class StrayNumber
{
    private const int LeastTicket = 4, LongestTicket = 6;

    /// <summary>I'll take 1037 too.</summary>
    public static bool Is(Section section) => section.Amounts.Exists(IsLikeTicket);

    /// <summary>
    /// 1028是重复的 关掉, close 1028: it stands where the ticket is named, at the beginning or behind what is to be done with it; 赔5000行不行 asks
    /// for money.
    /// </summary>
    public static bool IsNamed(Section section) => section.Amounts.Exists(spot => IsLikeTicket(spot)
        && section.Lower[section.Span.Start..Math.Max(section.Span.Start, spot.Core.Start)].Trim() is var before
        && (before.Length == 0 || Nearby.Words("number.before").Is(before)));

    private static bool IsLikeTicket(MoneySpot spot) => spot.Bare && spot.Core.Length is >= LeastTicket and <= LongestTicket;
}
