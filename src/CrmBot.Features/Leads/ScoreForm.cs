using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>The four questions as one card.</summary>
internal sealed class ScoreForm(PrintLead print)
{
    /// <param name="hintKey">What is missing, or null.</param>
    public Reply Ask(Turn turn, Lead lead, CustomerBrief customer, Frame said, string? hintKey)
    {
        turn.Memory.LastSubject = customer.Name;
        turn.Memory.LastRecord = LeadDirectory.Record(lead);
        // In a group nobody but the owner should rate, and what is written there everybody reads.
        if (turn.Place.IsGroup) return new Reply.OfRecord(LeadDirectory.Record(lead));
        var key = ProfileData.KeyOf(lead.Id);
        return new Reply.Card(
            "score-form",
            new JsonObject
            {
                ["name"] = customer.Name,
                ["key"] = key,
                ["dims"] = new JsonObject(
                    [.. Rating.Names.Select(dim => new KeyValuePair<string, JsonNode?>(dim, Text(ScoreLead.Said(said, dim))))]),
                ["say"] = new JsonObject { ["hint"] = hintKey is null ? "" : print.Words(turn.Locale, hintKey),
                    ["now"] = print.Grade(lead, turn.Locale) },
            },
            LeadDirectory.Record(lead));
    }

    private static string Text(int? score) => score?.ToString(CultureInfo.InvariantCulture) ?? "";
}
