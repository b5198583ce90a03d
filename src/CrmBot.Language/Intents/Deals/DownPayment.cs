using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Deals;

/// <summary>分两期，首付60%: what is paid first makes known what is paid second.</summary>
internal static class DownPayment
{
    public static bool IsSaid(Section section) =>
        Nearby.Words("pay.first").IsIn(section.Words) && Nearby.Words("pay.twice").IsIn(section.Words);
}
