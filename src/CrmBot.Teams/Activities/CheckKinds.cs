using System.Runtime.InteropServices;
using System.Text.Json;

namespace CrmBot.Teams;

/// <summary>
/// Known fields and the JSON kind each must have (A2003): a wrong kind is an error, null is the same as absent, and timestamps are
/// never a reason to refuse (A2042). Asked for every field of every activity, so by length first.
/// </summary>
internal static class CheckKinds
{
    private enum Expected
    {
        Anything,
        Text,
        Object,
        Account,
        Array,
    }

    public static bool IsWrong(ReadOnlySpan<byte> name, JsonElement value)
    {
        var kind = value.ValueKind;
        return kind != JsonValueKind.Null && Of(name) switch
        {
            Expected.Text => kind != JsonValueKind.String,
            Expected.Object => kind != JsonValueKind.Object,
            Expected.Account => kind != JsonValueKind.Object || HasWrongText(value),
            Expected.Array => kind != JsonValueKind.Array,
            _ => false,
        };
    }

    private static Expected Of(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when Is(name, "id"u8) => Expected.Text,
        4 when Is(name, "type"u8) || Is(name, "text"u8) || Is(name, "name"u8) || Is(name, "code"u8) => Expected.Text,
        4 when Is(name, "from"u8) => Expected.Account,
        5 when Is(name, "label"u8) || Is(name, "speak"u8) => Expected.Text,
        6 when Is(name, "locale"u8) || Is(name, "action"u8) => Expected.Text,
        7 when Is(name, "summary"u8) => Expected.Text,
        8 when Is(name, "entities"u8) => Expected.Array,
        9 when Is(name, "channelId"u8) || Is(name, "replyToId"u8) || Is(name, "valueType"u8) || Is(name, "topicName"u8)
            || Is(name, "inputHint"u8) => Expected.Text,
        9 when Is(name, "recipient"u8) => Expected.Account,
        9 when Is(name, "relatesTo"u8) => Expected.Object,
        10 when Is(name, "serviceUrl"u8) || Is(name, "textFormat"u8) || Is(name, "importance"u8) => Expected.Text,
        11 when Is(name, "attachments"u8) => Expected.Array,
        12 when Is(name, "conversation"u8) => Expected.Account,
        12 when Is(name, "membersAdded"u8) => Expected.Array,
        12 when Is(name, "deliveryMode"u8) => Expected.Text,
        13 when Is(name, "localTimezone"u8) => Expected.Text,
        14 when Is(name, "membersRemoved"u8) || Is(name, "reactionsAdded"u8) => Expected.Array,
        16 when Is(name, "reactionsRemoved"u8) => Expected.Array,
        16 when Is(name, "suggestedActions"u8) => Expected.Object,
        16 when Is(name, "attachmentLayout"u8) => Expected.Text,
        _ => Expected.Anything,
    };

    private static bool HasWrongText(JsonElement account)
    {
        foreach (var member in account.EnumerateObject())
        {
            if (member.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.String)
                && IsText(JsonMarshal.GetRawUtf8PropertyName(member)))
                return true;
        }

        return false;
    }

    private static bool IsText(ReadOnlySpan<byte> name) =>
        Is(name, "id"u8) || Is(name, "name"u8) || Is(name, "aadObjectId"u8) || Is(name, "tenantId"u8) || Is(name, "conversationType"u8);

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> known) => name.SequenceEqual(known);
}
