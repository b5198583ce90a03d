using System.Text.RegularExpressions;

namespace CrmBot.Teams;

/// <summary>Takes the bot's own mention out of a text (§7.1): by id, never by display name alone.</summary>
internal static partial class StripMention
{
    public static string From(Activity activity)
    {
        var text = activity.Text;
        if (string.IsNullOrEmpty(text))
            return "";
        foreach (var mention in activity.Mentions)
        {
            if (mention.Id == activity.Recipient.Id && Words(mention) is { } words)
                text = text.Replace(words, "", StringComparison.OrdinalIgnoreCase);
        }

        if (text.Contains("<quoted", StringComparison.Ordinal))
            text = Quoted().Replace(text, "");
        return text.Replace("&nbsp;", " ", StringComparison.Ordinal).Replace('\u00a0', ' ').Trim();
    }

    private static string? Words(Mention mention) =>
        !string.IsNullOrEmpty(mention.Text) ? mention.Text
        : !string.IsNullOrEmpty(mention.Name) ? $"<at>{mention.Name}</at>"
        : null;

    // The place of a quoted message in the text (§1.8); the quoted words themselves are in an entity.
    [GeneratedRegex("""<quoted messageId="[^"<>]{0,200}"\s*/>""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
