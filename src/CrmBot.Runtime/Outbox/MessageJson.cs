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
    private static readonly JsonWriterOptions Options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

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
            if (message.Mentions.Count > 0) WriteMentions(json, message.Mentions);
            if (message.File is { } file)
            {
                json.WritePropertyName("file");
                file.ToJson().WriteTo(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public static OutgoingMessage Read(string text)
    {
        var json = JsonNode.Parse(text)!.AsObject();
        return new OutgoingMessage((string?)json["text"], null, (string?)json["summary"] ?? "")
        {
            ReplyTo = (string?)json["replyTo"],
            Mentions = [.. (json["mentions"] as JsonArray ?? [])
                .Select(person => new MentionedPerson((string)person!["id"]!, (string)person["name"]!))],
            File = json["file"] is JsonObject file ? Files.FileMessage.FromJson(file) : null,
        };
    }

    private static void WriteMentions(Utf8JsonWriter json, IReadOnlyList<MentionedPerson> people)
    {
        json.WriteStartArray("mentions");
        foreach (var person in people)
        {
            json.WriteStartObject();
            json.WriteString("id", person.Id);
            json.WriteString("name", person.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
