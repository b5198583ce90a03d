using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Deals;

/// <summary>95折是9万5，金额改一下: the one sum that is named takes the place of the deal's.</summary>
internal static class MendedAmount
{
    public static Money? Of(Section section)
    {
        if (!section.Has("amount.mend")) return null;
        Money? only = null;
        foreach (var spot in section.Amounts)
        {
            if (spot.Bare) continue;
            if (only is not null) return null;
            only = spot.Money;
        }

        return only;
    }
}
