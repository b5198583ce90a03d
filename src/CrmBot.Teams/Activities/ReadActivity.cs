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

    public static bool TryRead(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out Activity? activity, out string reason)
    {
        activity = null;
        if (!TryParse(utf8, out var root, out reason))
            return false;
        if (!Envelope.TryRead(root, out var envelope))
        {
            reason = "WrongType";
            return false;
        }

        var read = new Activity(root, envelope);
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

    private static string Fault(Activity activity) =>
        activity.Type.Length == 0 ? "MissingType"
        : activity.ChannelId.Length == 0 ? "MissingChannelId"
        : activity.Conversation.Id.Length == 0 ? "MissingConversation"
        : activity.From.Id.Length == 0 ? "MissingFrom"
        : activity.Recipient.Id.Length == 0 ? "MissingRecipient"
        : !LooksAbsolute(activity.ServiceUrl) ? "BadServiceUrl"
        : activity.DeliveryMode == "expectReplies" ? "UnsupportedDeliveryMode"
        : "";

    // Whether it is any good is for the gate to say, which remembers its verdicts.
    private static bool LooksAbsolute(string url) => url.IndexOf("://", StringComparison.Ordinal) is > 0 and var at && at + 3 < url.Length;
}
