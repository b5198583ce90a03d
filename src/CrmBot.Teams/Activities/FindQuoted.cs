using System.Text.Json;

namespace CrmBot.Teams;

/// <summary>Finds which message an activity quotes: Teams says it in an entity (new) or in its HTML copy of the text.</summary>
internal static class FindQuoted
{
    private const string ItemId = "itemid=\"";

    public static string? In(Activity activity) =>
        activity.Elements("entities").Select(FromEntity).FirstOrDefault(id => id is not null)
        ?? activity.Elements("attachments").Select(FromHtml).FirstOrDefault(id => id is not null);

    private static string? FromEntity(JsonElement entity) =>
        entity.Text("type") == "quotedReply"
            ? NotEmpty(entity.Member("quotedReply").Text("messageId") ?? entity.Text("messageId"))
            : null;

    private static string? FromHtml(JsonElement attachment)
    {
        if (attachment.Text("contentType") != "text/html" || attachment.Text("content") is not { } html)
            return null;
        var block = html.IndexOf("<blockquote", StringComparison.OrdinalIgnoreCase);
        if (block < 0 || html.IndexOf('>', block) is var end && end < 0)
            return null;
        var tag = html[block..end];
        var start = tag.IndexOf(ItemId, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;
        var rest = tag[(start + ItemId.Length)..];
        return rest.IndexOf('"', StringComparison.Ordinal) is > 0 and var quote ? rest[..quote] : null;
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
