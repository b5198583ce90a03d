using System.Text.Json.Nodes;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>Another amount in an open preview; a number without a unit is read in that of the old one.</summary>
internal static class PatchedAmount
{
    private static readonly string[] TakesMoney = ["log", "lead_new", "deal_upd", "won", "contract"];

    public static void Set(JsonObject set, Section section, Frame preview)
    {
        if (section.Amounts.Count == 0 || section.Phones.Count > 0) return;
        if (!preview.Has("amt") && !(Array.IndexOf(TakesMoney, preview.Intent) >= 0 && section.Amounts.Exists(static spot => !spot.Bare)))
            return;
        var spot = Meant(section);
        if (spot.Bare && !preview.Has("amt")) return;
        var old = preview.Object("amt");
        var money = spot.Bare ? AmountScale.Of(spot.Money, old?["v"]?.GetValue<decimal>()) : spot.Money;
        var currency = PatchSlots.Currency(section) ?? old?["cur"]?.GetValue<string>() ?? section.World.Settings.DefaultCurrency;
        set["amt"] = MoneyForm.Of(money.OrIn(currency));
    }

    /// <summary>
    /// Of several the one right behind the word that changes it, else the first sum with a mark of one, else the first number.
    /// </summary>
    private static MoneySpot Meant(Section section)
    {
        if (section.Amounts.Count > 1 && Changed(section) is { } changed) return changed;
        var marked = section.Amounts.FindIndex(static spot => !spot.Bare);
        return section.Amounts[Math.Max(marked, 0)];
    }

    /// <summary>再加2万 改成92万.</summary>
    private static MoneySpot? Changed(Section section)
    {
        var change = -1;
        foreach (var hit in section.Cues)
        {
            if (hit.Is("change.word")) change = Math.Max(change, hit.End);
        }

        foreach (var spot in section.Amounts)
        {
            if (!spot.Bare && spot.Span.Start == change) return spot;
        }

        return null;
    }
}
