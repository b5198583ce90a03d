using System.Buffers;
using System.Text.Json;

namespace CrmBot.Teams;

/// <summary>Bodies that create conversations (§3.4).</summary>
internal static class WriteConversation
{
    /// <summary>A direct chat: exactly one member and no activity, so that it may be repeated.</summary>
    public static byte[] Direct(string tenantId, string userId, string? botId) => Write(writer =>
    {
        writer.WriteBoolean("isGroup", false);
        writer.WriteStartArray("members");
        writer.WriteStartObject();
        writer.WriteString("id", userId);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("tenantId", tenantId);
        writer.WriteStartObject("channelData");
        WriteId(writer, "tenant", tenantId);
        writer.WriteEndObject();
        if (botId is not null)
            WriteId(writer, "bot", botId);
    });

    /// <summary>A thread in a channel, with the message that begins it.</summary>
    public static byte[] Thread(string? tenantId, string channelId, ReadOnlySpan<byte> activity)
    {
        var copy = activity.ToArray();
        return Write(writer =>
        {
            writer.WriteBoolean("isGroup", true);
            if (tenantId is not null)
                writer.WriteString("tenantId", tenantId);
            writer.WriteStartObject("channelData");
            WriteId(writer, "channel", channelId);
            if (tenantId is not null)
                WriteId(writer, "tenant", tenantId);
            writer.WriteEndObject();
            writer.WritePropertyName("activity");
            writer.WriteRawValue(copy, skipInputValidation: true);
        });
    }

    private static void WriteId(Utf8JsonWriter writer, string name, string id)
    {
        writer.WriteStartObject(name);
        writer.WriteString("id", id);
        writer.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
