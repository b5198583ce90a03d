using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Runtime.Outbox;

/// <summary>A sentence as the outbox row keeps it; of a card only what its copy does not know.</summary>
internal static class MessageJson
{
    // Never shown in a page: Chinese stays readable, and half as long.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    public static string Write(OutgoingMessage message)
    {
        var bytes = buffer ??= new ArrayBufferWriter<byte>(16 * 1024);
        bytes.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("summary", message.Summary);
            if (message.Text is not null) json.WriteString("text", message.Text);
            if (message.ReplyTo is not null) json.WriteString("replyTo", message.ReplyTo);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public static OutgoingMessage Read(string text)
    {
        var json = JsonNode.Parse(text)!.AsObject();
        return new OutgoingMessage((string?)json["text"], null, (string?)json["summary"] ?? "") { ReplyTo = (string?)json["replyTo"] };
    }
}
