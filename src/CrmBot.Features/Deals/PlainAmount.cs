using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Language.Intents;
using CrmBot.Language.Numbers;

namespace CrmBot.Features.Deals;

/// <summary>"Drop the price to 74" of a deal of 72k means 74k: a plain small number is said in the unit of the amount it takes the place of.</summary>
internal static class PlainAmount
{
    public static JsonObject? Of(JsonObject? said, long? before)
    {
        if (before is not { } minor || said?["v"] is not JsonValue value || !decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var plain) || plain <= 0) return said;
        var meant = AmountScale.Of(Money.Of(plain), minor / 100m).Value;
        if (meant is not { } amount || amount == plain) return said;
        var scaled = (JsonObject)said.DeepClone();
        scaled["v"] = amount;
        return scaled;
    }
}
