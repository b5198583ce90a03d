using System.Text.Json.Nodes;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers.Lists;

/// <summary>The card of a list of customers (template <c>customer-list</c>); what a list does not have stays empty.</summary>
internal sealed record CustomerListCard(string Title, IEnumerable<JsonObject> Rows)
{
    /// <summary>Above the title, where the list is about something: its tags.</summary>
    public string Heading { get; init; } = "";

    public string Who { get; init; } = "";

    public string More { get; init; } = "";

    /// <summary>The request whose pages the buttons turn; with <see cref="Page"/>, <see cref="Previous"/> and <see cref="Next"/>.</summary>
    public JsonObject Ask { get; init; } = [];

    public string Page { get; init; } = "";

    public int? Previous { get; init; }

    public int? Next { get; init; }

    /// <param name="line">The third line; empty for none.</param>
    public static JsonObject Row(string name, string detail, Guid id, string line) => new()
    {
        ["name"] = name,
        ["detail"] = detail,
        ["id"] = id.ToString("N"),
        ["say"] = new JsonObject { ["line"] = line },
    };

    public Reply.Card ToReply() => new("customer-list", new JsonObject
    {
        ["heading"] = Heading,
        ["who"] = Who,
        ["rows"] = CardRow.List(Rows),
        ["ask"] = Ask,
        ["previous"] = Previous ?? 0,
        ["next"] = Next ?? 0,
        ["hasPrevious"] = Previous is not null,
        ["hasNext"] = Next is not null,
        ["say"] = new JsonObject { ["title"] = Title, ["more"] = More, ["page"] = Page },
    });
}
