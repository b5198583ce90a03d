using System.Text.Json.Nodes;
using CrmBot.Features.Customers;

namespace CrmBot.Features.Interactions;

/// <summary>The budget as it was said in one contact; the customer's file keeps the current one.</summary>
internal static class SaidBudget
{
    public static string Print(string? said, string locale) =>
        said is not null && Budget.Read(JsonNode.Parse(said) as JsonObject, "CNY") is { } budget ? budget.Print(locale) : "";
}
