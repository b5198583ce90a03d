using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CrmBot.Teams;

/// <summary>
/// Turns bytes into an <see cref="Activity"/> or a reason (§0 steps 6 and 7). One parse, no copy of the body as text.
/// </summary>
internal static class ReadActivity
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    private static readonly string[] Texts =
    [
        "type", "id", "name", "text", "textFormat", "channelId", "serviceUrl", "replyToId", "locale", "localTimezone", "action",
        "deliveryMode", "label", "valueType", "topicName", "code", "inputHint", "importance", "summary", "speak", "attachmentLayout",
    ];

    private static readonly string[] Objects = ["from", "recipient", "conversation", "relatesTo", "suggestedActions"];

    private static readonly string[] Arrays =
        ["entities", "attachments", "membersAdded", "membersRemoved", "reactionsAdded", "reactionsRemoved"];

    public static bool TryRead(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out Activity? activity, out string reason)
    {
        activity = null;
        if (!TryParse(utf8, out var root, out reason))
            return false;
        var read = new Activity(root);
        reason = Fault(read);
        activity = reason.Length == 0 ? read : null;
        return activity is not null;
    }

    private static bool TryParse(ReadOnlySpan<byte> utf8, out JsonElement root, out string reason)
    {
        root = default;
        reason = "";
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        if (!Utf8.IsValid(utf8))
            reason = "InvalidUtf8";
        else if (CheckEscapes.HasLoneSurrogate(utf8))
            reason = "LoneSurrogate";
        else
            return TryParseJson(utf8, out root, out reason);
        return false;
    }

    private static bool TryParseJson(ReadOnlySpan<byte> utf8, out JsonElement root, out string reason)
    {
        try
        {
            root = JsonElement.Parse(utf8, Strict);
        }
        catch (JsonException)
        {
            root = default;
            reason = "InvalidJson";
            return false;
        }

        reason = root.ValueKind == JsonValueKind.Object ? "" : "NotAnObject";
        return reason.Length == 0;
    }

    private static string Fault(Activity activity)
    {
        foreach (var member in activity.Root.EnumerateObject())
        {
            if (WrongKind(member))
                return "WrongType";
        }

        return activity.Type.Length == 0 ? "MissingType"
            : activity.ChannelId.Length == 0 ? "MissingChannelId"
            : activity.Conversation.Id.Length == 0 ? "MissingConversation"
            : activity.From.Id.Length == 0 ? "MissingFrom"
            : activity.Recipient.Id.Length == 0 ? "MissingRecipient"
            : !Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var url) || url.Host.Length == 0 ? "BadServiceUrl"
            : activity.DeliveryMode == "expectReplies" ? "UnsupportedDeliveryMode"
            : "";
    }

    // A known field of the wrong kind is an error (A2003); null is the same as absent; timestamps are never a reason (A2042).
    private static bool WrongKind(JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.Null => false,
        JsonValueKind.String => Is(member, Objects) || Is(member, Arrays),
        JsonValueKind.Object => Is(member, Texts) || Is(member, Arrays) || BadAccount(member),
        JsonValueKind.Array => Is(member, Texts) || Is(member, Objects),
        _ => Is(member, Texts) || Is(member, Objects) || Is(member, Arrays),
    };

    private static bool BadAccount(JsonProperty member)
    {
        if (!member.NameEquals("from"u8) && !member.NameEquals("recipient"u8) && !member.NameEquals("conversation"u8))
            return false;
        foreach (var name in (ReadOnlySpan<string>)["id", "name", "aadObjectId", "tenantId", "conversationType"])
        {
            if (member.Value.Member(name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.String))
                return true;
        }

        return false;
    }

    private static bool Is(JsonProperty member, string[] names)
    {
        foreach (var name in names)
        {
            if (member.NameEquals(name))
                return true;
        }

        return false;
    }
}
