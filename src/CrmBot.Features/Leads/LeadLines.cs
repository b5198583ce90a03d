using System.Text.Json.Nodes;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>Leads line by line on the card of a list, each one tap away.</summary>
internal sealed class LeadLines(PrintLead print)
{
    /// <param name="name">The customer's, as typed.</param>
    /// <param name="detail">People's text; may be empty.</param>
    /// <param name="line">Our words.</param>
    public JsonObject Row(Lead lead, string name, string detail, string line, string locale) => new()
    {
        ["name"] = name,
        ["detail"] = detail,
        ["lead"] = LeadDirectory.Record(lead).ToString(),
        ["grade"] = lead.Grade ?? "",
        ["say"] = new JsonObject
        {
            ["grade"] = lead.Grade is null
                ? print.Words(locale, "lead.list.noGrade")
                : print.Words(locale, "customer.grade", ("grade", lead.Grade)),
            ["line"] = line,
        },
    };

    /// <summary>A list of one page.</summary>
    /// <param name="note">Below it; may be empty.</param>
    public static Reply.Card Card(JsonArray rows, string title, string note) => new("lead-list", new JsonObject
    {
        ["rows"] = rows,
        ["request"] = new JsonObject(),
        ["previous"] = 0,
        ["next"] = 0,
        ["hasPrevious"] = false,
        ["hasNext"] = false,
        ["say"] = new JsonObject { ["title"] = title, ["page"] = note },
    });
}
