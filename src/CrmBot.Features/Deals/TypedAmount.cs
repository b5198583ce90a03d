using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Language.Numbers;
using CrmBot.Language.Text;

namespace CrmBot.Features.Deals;

/// <summary>An amount as somebody types it into a form: 68万, 50-80万, $118k, 120000.</summary>
internal static class TypedAmount
{
    private const int Longest = 60;

    /// <summary>Null when there is no amount in it, or more than one. Nothing is no amount.</summary>
    public static Budget? Read(string? typed, string defaultCurrency)
    {
        if (typed is null || typed.Length > Longest || MoneySpotter.Find(FoldedText.Of(typed), bare: true) is not [var found]) return null;
        var said = new JsonObject { ["cur"] = found.Money.Currency ?? defaultCurrency, ["approx"] = found.Money.Approx };
        if (found.Money.Value is { } value) said["v"] = value;
        if (found.Money.Min is { } low) said["min"] = low;
        if (found.Money.Max is { } high) said["max"] = high;
        return Budget.Read(said, defaultCurrency) is { IsNothing: false } amount ? amount : null;
    }
}
