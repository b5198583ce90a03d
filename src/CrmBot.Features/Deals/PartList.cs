using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Language;

namespace CrmBot.Features.Deals;

/// <summary>Instalments as one text column: amounts in minor units, one a line, equal ones kept.</summary>
internal static class PartList
{
    private const int Most = 36;

    public static IReadOnlyList<long> Read(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(part => long.Parse(part, CultureInfo.InvariantCulture))];

    public static string Write(IEnumerable<long> parts) =>
        string.Join('\n', parts.Take(Most).Select(part => part.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The amounts of the contract's <c>parts</c>, in minor units of <paramref name="currency"/>.</summary>
    public static IReadOnlyList<long> Of(Frame frame, string currency) => frame.Slots["parts"] is JsonArray said
        ? [.. said.Select(part => Budget.Read(new JsonObject { ["v"] = part?.DeepClone(), ["cur"] = currency }, currency)?.Min)
            .OfType<long>().Take(Most)]
        : [];
}
