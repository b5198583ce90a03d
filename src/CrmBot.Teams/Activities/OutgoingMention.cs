using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>A mention in a text we send (§7.2): the piece of text, and the entity that must repeat it exactly.</summary>
/// <param name="Text">Goes into the activity's text.</param>
/// <param name="Entity">Goes into the activity's entities.</param>
public sealed record OutgoingMention(string Text, JsonObject Entity)
{
    /// <summary>Mentions a person. The name is the directory's, so it is encoded and cannot be markup or turn the line around.</summary>
    /// <param name="id">The person's id in the channel (<c>29:…</c>).</param>
    /// <param name="name">The person's display name.</param>
    public static OutgoingMention Of(string id, string name)
    {
        var clean = Clean(name);
        var text = $"<at>{Encode(clean)}</at>";
        return new OutgoingMention(text, new JsonObject
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = clean },
            ["text"] = text,
        });
    }

    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }

    private static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
