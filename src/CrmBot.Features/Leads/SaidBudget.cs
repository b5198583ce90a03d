using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Language.Numbers;
using CrmBot.Language.Text;

namespace CrmBot.Features.Leads;

/// <summary>A budget as somebody types it into an input: 50-80万, 20万左右, $120k, 300000.</summary>
internal static class SaidBudget
{
    private const int Longest = 60;

    /// <summary>The language contract's amount; null when there is none in the text.</summary>
    public static JsonObject? Read(string text, string defaultCurrency)
    {
        if (text.Length > Longest) return null;
        if (MoneySpotter.Find(FoldedText.Of(text), bare: true) is not [var spot, ..]) return null;
        var money = spot.Money.OrIn(defaultCurrency);
        var amount = new JsonObject { ["cur"] = money.Currency };
        foreach (var (name, value) in new[] { ("v", money.Value), ("min", money.Min), ("max", money.Max) })
            if (value is { } number) amount[name] = JsonValue.Create((double)number);
        if (money.Approx) amount["approx"] = true;
        return amount;
    }

    /// <summary>Back into the input, as <see cref="Read"/> takes it.</summary>
    public static string Write(Customers.IHasBudget record) =>
        Customers.Budget.Of(record)?.Print(CultureInfo.GetCultureInfo("zh-CN").Name) ?? "";
}
