using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Cards;

namespace CrmBot.Runtime.Turns;

/// <summary>A conversation's memory as its row keeps it.</summary>
internal static class MemoryJson
{
    // Read by this class only: Chinese stays as it is, a sixth as long as escaped.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ConversationMemory memory)
    {
        var json = new JsonObject();
        if (memory.LastSubject is { } subject)
            (json["subject"], json["subjectAt"], json["since"]) = (subject, memory.SubjectAge.At, memory.SubjectAge.Since);
        if (memory.LastRecord is { } record) (json["record"], json["recordAt"]) = (record.ToString(), memory.LastRecordAt);
        if (memory.Done.Count > 0) json["done"] = new JsonArray([.. memory.Done.Select(Done)]);
        if (memory.LastHeard is { } heard) json["heard"] = heard.ToString("N");
        var recent = memory.Recent.Where(shown => shown.Record != memory.LastRecord).ToList();
        if (recent.Count > 0)
            json["recent"] = new JsonArray(
                [.. recent.Select(shown => (JsonNode)new JsonObject { ["record"] = shown.Record.ToString(), ["at"] = shown.At })]);
        if (memory.LastSaid is { } said) json["said"] = said;
        if (memory.LastPress is { } press)
            json["press"] = new JsonObject
            {
                ["card"] = press.Card, ["verb"] = press.Verb, ["item"] = press.Item, ["drawing"] = press.Drawing, ["at"] = press.At,
            };
        if (memory.Preview is { } preview) json["preview"] = Preview(preview);
        if (memory.Drafts.Count > 0) json["drafts"] = new JsonArray([.. memory.Drafts.Select(Draft)]);
        if (memory.LastList is { } list) (json["list"], json["listUntil"]) = (list, memory.LastListUntil);
        return json.ToJsonString(Plain);
    }

    public static ConversationMemory Read(string text)
    {
        var json = JsonNode.Parse(text)!.AsObject();
        var memory = new ConversationMemory
        {
            LastSubject = (string?)json["subject"],
            LastRecordAt = (long?)json["recordAt"] ?? 0,
            LastHeard = Id(json["heard"]),
            LastSaid = (string?)json["said"],
            LastPress = json["press"] is JsonObject press
                ? new((string)press["card"]!, (string)press["verb"]!, (string?)press["item"], (long)press["drawing"]!, (long)press["at"]!)
                : null,
            Preview = json["preview"] is JsonObject preview ? Preview(preview) : null,
        };
        foreach (var shown in json["recent"] as JsonArray ?? [])
            if (RecordNames.Parse((string?)shown!["record"]) is { } record) memory.NoteShown(record, (long)shown["at"]!);
        memory.LastRecord = RecordNames.Parse((string?)json["record"]);
        memory.NoteTime(memory.LastRecordAt);
        memory.SubjectAge = ((long?)json["subjectAt"] ?? 0, (int?)json["since"] ?? 0);
        foreach (var turn in json["done"] as JsonArray ?? []) memory.Add(Done(turn!.AsObject()));
        if (Id(json["turn"]) is { } last) memory.Did(last, null);   // written by an older release, which knew only the last one
        memory.ShownList((string?)json["list"], (long?)json["listUntil"] ?? 0);
        memory.Drafts.AddRange((json["drafts"] as JsonArray ?? []).Select(draft => Draft(draft!.AsObject())));
        return memory;
    }

    private static JsonNode Done(DoneTurn turn) =>
        new JsonObject { ["id"] = turn.Id.ToString("N"), ["said"] = turn.Said, ["instead"] = turn.Instead?.ToString("N") };

    private static DoneTurn Done(JsonObject json) => new(Id(json["id"])!.Value, (string?)json["said"], Id(json["instead"]));

    private static JsonObject Preview(OpenPreview preview) => new()
    {
        ["frame"] = preview.Frame.ToJson(),
        ["turn"] = preview.StoredBy?.ToString("N"),
        ["record"] = preview.Record?.ToString(),
        ["until"] = preview.Until,
        ["draft"] = preview.Draft?.ToString("N"),
        ["card"] = preview.Card?.ToString("N"),
        ["before"] = new JsonArray([.. preview.Before.Select(turn => (JsonNode)turn.ToString("N"))]),
    };

    private static OpenPreview Preview(JsonObject json) =>
        new(Frame.FromJson(json["frame"]!.AsObject()), Id(json["turn"]), RecordNames.Parse((string?)json["record"]), (long)json["until"]!)
        {
            Draft = Id(json["draft"]),
            Card = Id(json["card"]),
            Before = [.. json["before"]!.AsArray().Select(turn => Id(turn)!.Value)],
        };

    private static JsonNode Draft(Draft draft) => new JsonObject
    {
        ["id"] = draft.Id.ToString("N"),
        ["rev"] = draft.Revision,
        ["frame"] = draft.Frame.ToJson(),
        ["choices"] = new JsonArray([.. draft.Choices.Select(choice =>
            (JsonNode)new JsonObject { ["label"] = choice.Label, ["slot"] = choice.Slot, ["value"] = choice.Value.DeepClone() })]),
        ["until"] = draft.Until,
        ["corrects"] = draft.Corrects?.ToString("N"),
        ["by"] = draft.OpenedBy?.ToString("N"),
        ["card"] = draft.Card?.ToString("N"),
    };

    private static Draft Draft(JsonObject json) => new(
        Id(json["id"])!.Value, (int)json["rev"]!, Frame.FromJson(json["frame"]!.AsObject()),
        [.. json["choices"]!.AsArray()
            .Select(choice => new DraftChoice((string)choice!["label"]!, (string)choice["slot"]!, choice["value"]!.DeepClone()))],
        (long)json["until"]!)
    {
        Corrects = Id(json["corrects"]),
        OpenedBy = Id(json["by"]),
        Card = Id(json["card"]),
    };

    private static Guid? Id(JsonNode? node) => (string?)node is { } text ? Guid.ParseExact(text, "N") : null;
}
