using System.Runtime.InteropServices;
using System.Text.Json;

namespace CrmBot.Teams;

/// <summary>The members every activity must have, found in the one pass in which all of them are checked.</summary>
internal struct Envelope
{
    public JsonElement Type;
    public JsonElement ChannelId;
    public JsonElement ServiceUrl;
    public JsonElement From;
    public JsonElement Recipient;
    public JsonElement Conversation;
    public JsonElement ChannelData;

    /// <summary>Reads all members of an activity; false when a known one is of the wrong kind.</summary>
    public static bool TryRead(JsonElement root, out Envelope envelope)
    {
        envelope = default;
        foreach (var member in root.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(member);
            if (CheckKinds.IsWrong(name, member.Value))
                return false;
            envelope.Keep(name, member.Value);
        }

        return true;
    }

    private void Keep(ReadOnlySpan<byte> name, JsonElement value)
    {
        switch (name.Length)
        {
            case 4 when name.SequenceEqual("type"u8):
                Type = value;
                break;
            case 4 when name.SequenceEqual("from"u8):
                From = value;
                break;
            case 9 when name.SequenceEqual("channelId"u8):
                ChannelId = value;
                break;
            case 9 when name.SequenceEqual("recipient"u8):
                Recipient = value;
                break;
            case 10 when name.SequenceEqual("serviceUrl"u8):
                ServiceUrl = value;
                break;
            case 11 when name.SequenceEqual("channelData"u8):
                ChannelData = value;
                break;
            case 12 when name.SequenceEqual("conversation"u8):
                Conversation = value;
                break;
        }
    }
}
