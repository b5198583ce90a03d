using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>Names people in a card so that they are notified (§7.2).</summary>
public static class CardMention
{
    private const string Markdown = "\\*_[]()#~`>|!";

    /// <summary>Puts a line with these people on top of the card, and the entities that make them mentions.</summary>
    /// <param name="card">The card; it is changed.</param>
    /// <param name="people">Channel id (<c>29:…</c>) or directory object id, and display name.</param>
    public static void PutOn(JsonObject card, IReadOnlyCollection<(string Id, string Name)> people)
    {
        if (people.Count == 0 || card["body"] is not JsonArray body)
            return;
        var mentions = people.Select(person => OutgoingMention.Of(person.Id, WithoutMarkdown(person.Name))).ToList();
        body.Insert(0, new JsonObject { ["type"] = "TextBlock", ["text"] = string.Join(' ', mentions.Select(mention => mention.Text)),
            ["wrap"] = true });
        if (card["msteams"] is not JsonObject teams)
            card["msteams"] = teams = [];
        teams["entities"] = new JsonArray([.. mentions.Select(mention => (JsonNode)mention.Entity)]);
    }

    // A card's text is Markdown, and an escaped name would no longer equal the entity's text.
    private static string WithoutMarkdown(string name) =>
        string.Concat(name.Where(letter => !Markdown.Contains(letter, StringComparison.Ordinal)));
}
