using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Features.People;
using CrmBot.Features.Privacy.Erasing;
using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Erasing;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Privacy.Exporting;

/// <summary>
/// Writes everything that is kept about somebody: each record with all its fields, when it was made and who saw or changed it, and every
/// other row in which they are named. Of a colleague: their own records; of what they look after only that there is such a record.
/// </summary>
internal static class WritePersonalData
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] OwnKinds = ["person", "leave", "directory_binding"];

    public static async Task<ReadOnlyMemory<byte>> WriteAsync(
        ReadView view, PrivacyRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var names = await view.Db.Set<Person>().AsNoTracking()
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var json = new JsonObject
        {
            ["format"] = "crmbot personal data 1",
            ["made"] = Instant(view.Now),
            ["madeFor"] = actor.Name,
            ["confirmedBy"] = request.DecidedBy is { } by ? names.GetValueOrDefault(by) : null,
            ["request"] = request.Id.ToString("D"),
        };
        if (request.CustomerId is { } customer) await CustomerAsync(view, json, customer, request.ContactId, names, cancellationToken);
        else await ColleagueAsync(view, json, request.AskedBy!.Value, names, cancellationToken);
        return JsonSerializer.SerializeToUtf8Bytes(json, Readable);
    }

    private static async Task CustomerAsync(
        ReadView view, JsonObject json, Guid customer, Guid? contact, Dictionary<Guid, string> names, CancellationToken cancellationToken)
    {
        var (subject, words) = await WordsAbout.OfAsync(view, customer, contact, cancellationToken);
        var reach = await RecordReach.OfAsync(view, subject.Records, WordsAbout.Kept, cancellationToken);
        var masks = new MaskText(words.Words);
        var records = new JsonArray();
        foreach (var found in reach)
        {
            if (await view.Records.FindAsync(found, cancellationToken) is not { } record) continue;
            if (contact is { } who && record.Id != who && !IsAbout(view, record, who, masks)) continue;
            records.Add((JsonNode)await RecordAsync(view, found, record, names, cancellationToken));
        }

        json["about"] = new JsonObject { ["customer"] = subject.Customers[0].Name,
            ["contact"] = contact is null ? null : subject.Contacts is [var only, ..] ? only.Name : "" };
        json["records"] = records;
        json["namedElsewhere"] = new JsonArray(
            [.. (await SweepStore.QuoteAsync(view, words))
                .Select(row => (JsonNode)new JsonObject { ["table"] = row.Table, ["column"] = row.Column, ["text"] = row.Text })]);
    }

    private static async Task ColleagueAsync(
        ReadView view, JsonObject json, Guid person, Dictionary<Guid, string> names, CancellationToken cancellationToken)
    {
        var (records, others) = (new JsonArray(), new JsonArray());
        foreach (var found in await RecordReach.DirectAsync(view, new RecordRef("person", person), cancellationToken))
        {
            if (await view.Records.FindAsync(found, cancellationToken) is not { } record) continue;
            if (OwnKinds.Contains(found.Kind)) records.Add((JsonNode)await RecordAsync(view, found, record, names, cancellationToken));
            else others.Add((JsonNode)new JsonObject { ["kind"] = found.Kind, ["id"] = found.Id.ToString("D") });
        }

        json["about"] = new JsonObject { ["colleague"] = names.GetValueOrDefault(person) };
        json["records"] = records;
        json["takesPartIn"] = others;
        json["places"] = new JsonArray([.. (await RecordReach.RowsOfPersonAsync(view, person))
            .Select(row => (JsonNode)new JsonObject { ["table"] = row.Table, ["text"] = row.Text })]);
    }

    private static bool IsAbout(ReadView view, Record record, Guid contact, MaskText masks) =>
        view.Db.Model.FindEntityType(record.GetType())!.GetProperties()
            .Select(property => property.PropertyInfo?.GetValue(record))
            .Any(value => value is Guid id ? id == contact : value is string text && masks.Mask(text, belongs: true) is not null);

    private static async Task<JsonObject> RecordAsync(
        ReadView view, RecordRef found, Record record, Dictionary<Guid, string> names, CancellationToken cancellationToken)
    {
        var fields = new JsonObject();
        foreach (var property in view.Db.Model.FindEntityType(record.GetType())!.GetProperties())
            if (property.PropertyInfo is { } info && info.Name is not (nameof(Record.Id) or nameof(Record.Version)))
                fields[info.Name] = Value(info, info.GetValue(record), names);
        var log = await AuditReads.AllAsync(view, found, cancellationToken);
        return new JsonObject
        {
            ["kind"] = found.Kind,
            ["id"] = found.Id.ToString("D"),
            ["fields"] = fields,
            ["log"] = new JsonArray([.. log.Select(
                line => (JsonNode)new JsonObject { ["at"] = Instant(line.At), ["what"] = line.Action,
                    ["by"] = line.Actor is { } by ? names.GetValueOrDefault(by) : null, ["detail"] = line.Detail })]),
        };
    }

    private static JsonNode? Value(PropertyInfo property, object? value, Dictionary<Guid, string> names) => value switch
    {
        null => null,
        long moment when property.Name.EndsWith("At", StringComparison.Ordinal) && moment > 0 => Instant(moment),
        long number => number,
        int number => number,
        bool flag => flag,
        Guid id => names.TryGetValue(id, out var name) ? name : id.ToString("D"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Instant(long at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
