using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Digests;

namespace CrmBot.Features.Reports;

/// <summary>A line of a report's card that counts one thing: what it is, how many, and a note; the number opens its list.</summary>
internal static class CountRow
{
    public static JsonObject Of((string Text, bool IsTyped) name, DigestNumber number, string note) => new()
    {
        ["name"] = name.IsTyped ? name.Text : "",
        ["number"] = number.Name,
        ["opens"] = number.Ids.Count > 0,
        ["all"] = "",
        ["opensAll"] = false,
        ["say"] = new JsonObject
        {
            ["name"] = name.IsTyped ? "" : name.Text,
            ["value"] = number.Ids.Count.ToString("#,0", CultureInfo.InvariantCulture),
            ["count"] = "",
            ["ofAll"] = "",
            ["note"] = note,
        },
    };
}
