using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Language;

namespace CrmBot.Features.Deals;

/// <summary>签了！150 of a deal of 150万: a plain number is said in the unit in which the deal is spoken of.</summary>
internal static class PlainAmount
{
    private const decimal TenThousand = 10_000;
    private const decimal LeastWhole = 1000;
    private const double MostApart = 10;

    private static readonly decimal[] Units = [1, 1_000, TenThousand, 1_000_000];

    /// <summary>The frame with amount and instalments in whole units; the same where nothing was said plainly.</summary>
    /// <param name="known">What the deal was worth before, in minor units.</param>
    /// <param name="currency">The deal's own; null for a deal that has none yet.</param>
    /// <param name="locale">Of whoever said it: without a known amount only Chinese counts in ten thousands.</param>
    public static Frame InUnits(Frame frame, long? known, string? currency, string locale)
    {
        if (!frame.Is(Frame.Plain, "true") || frame.Object("amt") is not { } amount
            || Number(amount["v"]) is not ( > 0 and < LeastWhole and var said)) return frame;
        var unit = known is > 0 and var before ? Nearest(said, (decimal)before / Budget.MinorUnits(currency ?? "CNY"))
            : (currency ?? (string?)amount["cur"]) == "CNY" && locale.StartsWith("zh", StringComparison.Ordinal) ? TenThousand : 1;
        if (unit == 1) return frame;
        var whole = (JsonObject)amount.DeepClone();
        whole["v"] = said * unit;
        var meant = frame.With("amt", whole);
        return frame.Slots["parts"] is JsonArray parts
            ? meant.With("parts", new JsonArray([.. parts.Select(part => (JsonNode)((Number(part) ?? 0) * unit))])) : meant;
    }

    /// <summary>As it was read, or as it came back from where the frame was kept.</summary>
    private static decimal? Number(JsonNode? node) =>
        decimal.TryParse(node?.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal Nearest(decimal said, decimal before)
    {
        var unit = Units.MinBy(unit => Apart(said * unit, before));
        return Apart(said * unit, before) > Math.Log(MostApart) ? 1 : unit;
    }

    private static double Apart(decimal one, decimal other) => Math.Abs(Math.Log((double)(one / other)));
}
