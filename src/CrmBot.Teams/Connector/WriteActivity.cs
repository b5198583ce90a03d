using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>Writes an outbound activity: UTF-8 without a byte order mark, null members left out (§1.1).</summary>
public static class WriteActivity
{
    // A JSON body is never HTML: escaping every non-ASCII letter would double the size of Chinese text.
    private static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The activity's bytes. Nulls inside cards, values and channel data are the author's and stay.</summary>
    public static byte[] ToUtf8(JsonObject activity)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer, Options))
            Write(writer, activity);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Size as Teams counts it: bytes of the UTF-16 text, or an upper bound of it for what is surely small (§4.2).</summary>
    public static long SizeInTeams(ReadOnlySpan<byte> utf8) => CheckSize.Of(utf8);

    private static void Write(Utf8JsonWriter writer, JsonObject node)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in node)
        {
            if (member is null)
                continue;
            writer.WritePropertyName(name);
            if (name is "content" or "value" or "channelData")
                member.WriteTo(writer);
            else
                WriteMember(writer, member);
        }

        writer.WriteEndObject();
    }

    private static void WriteMember(Utf8JsonWriter writer, JsonNode member)
    {
        switch (member)
        {
            case JsonObject child:
                Write(writer, child);
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items.OfType<JsonNode>())
                    WriteMember(writer, item);
                writer.WriteEndArray();
                break;
            default:
                member.WriteTo(writer);
                break;
        }
    }
}
