using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Runtime.Outbox;

/// <summary>A message as the outbox row keeps it.</summary>
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
            if (message.Alert) json.WriteBoolean("alert", true);
            if (message.CardId != Guid.Empty && message.Viewers.Count > 0) WriteViewers(json, message);
            if (message.Mentions.Count > 0) WriteMentions(json, message.Mentions);
            if (message.File is { } file)
            {
                json.WritePropertyName("file");
                file.ToJson().WriteTo(json);
            }

            if (message.Card is not null)
            {
                json.WritePropertyName("card");
                message.Card.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public static OutgoingMessage Read(string text)
    {
        var json = JsonNode.Parse(text)!.AsObject();
        var card = json["card"] as JsonObject;
        json.Remove("card");
        return new OutgoingMessage((string?)json["text"], card, (string?)json["summary"] ?? "")
        {
            ReplyTo = (string?)json["replyTo"],
            Alert = (bool?)json["alert"] ?? false,
            Mentions = [.. (json["mentions"] as JsonArray ?? []).Select(person => new MentionedPerson((string)person!["id"]!, (string)person["name"]!))],
            Viewers = [.. (json["viewers"] as JsonArray ?? []).Select(id => (string)id!)],
            CardId = (string?)json["cardId"] is { } id ? Guid.ParseExact(id, "N") : Guid.Empty,
            File = json["file"] is JsonObject file ? Files.FileMessage.FromJson(file) : null,
        };
    }

    private static void WriteViewers(Utf8JsonWriter json, OutgoingMessage message)
    {
        json.WriteString("cardId", message.CardId.ToString("N"));
        json.WriteStartArray("viewers");
        foreach (var id in message.Viewers) json.WriteStringValue(id);
        json.WriteEndArray();
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
