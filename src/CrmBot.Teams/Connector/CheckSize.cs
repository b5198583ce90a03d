using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CrmBot.Teams;

/// <summary>Size as Teams counts it, in bytes of UTF-16 (§4.2): told of from 64 KB, refused over 80 KB before anything is sent.</summary>
internal static class CheckSize
{
    public const int Large = 64 * 1024;
    public const int TooLarge = 80 * 1024;

    public static long Of(ReadOnlySpan<byte> utf8) =>
        // A UTF-8 byte is never more than one UTF-16 unit: small messages need no counting.
        utf8.Length <= Large / 2 ? 2L * utf8.Length : 2L * (Encoding.UTF8.GetCharCount(utf8) - Images(utf8));

    // Pictures inside the message do not count: data addresses, which are all ASCII.
    private static int Images(ReadOnlySpan<byte> utf8)
    {
        var length = 0;
        while (utf8.IndexOf("\"data:image/"u8) is >= 0 and var at)
        {
            utf8 = utf8[(at + 1)..];
            var end = utf8.IndexOf((byte)'"');
            if (end < 0)
                break;
            length += end;
            utf8 = utf8[end..];
        }

        return length;
    }

    /// <summary>The three largest elements of the first card's body (or of the activity), as <c>body[3] Table 41200</c>.</summary>
    public static string Largest(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var activity = JsonElement.Parse(utf8);
            var parts = CardBody(activity) is { } body
                ? body.EnumerateArray()
                    .Select((item, index) => ($"body[{index.ToString(CultureInfo.InvariantCulture)}] {Kind(item)}", Size(item)))
                : activity.EnumerateObject().Select(member => (Correlation.Clean(member.Name), Size(member.Value)));
            return string.Join(", ", parts.OrderByDescending(part => part.Item2).Take(3).Select(part => $"{part.Item1} {part.Item2}"));
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return "unreadable";
        }
    }

    private static JsonElement? CardBody(JsonElement activity) =>
        activity.Member("attachments") is { ValueKind: JsonValueKind.Array } attachments && attachments.GetArrayLength() > 0
        && attachments[0].Member("content").Member("body") is { ValueKind: JsonValueKind.Array } body
            ? body
            : null;

    private static string Kind(JsonElement item) => Correlation.Clean(item.Text("type") ?? "element");

    private static long Size(JsonElement item) => 2L * item.GetRawText().Length;
}
