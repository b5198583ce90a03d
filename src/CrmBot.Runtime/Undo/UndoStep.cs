using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Undo;

/// <summary>What a turn did to one record, as kept in the journal.</summary>
/// <param name="Version">The record's version after the turn.</param>
/// <param name="Before">Values before, by field; of a created record empty.</param>
/// <param name="After">Values after, by field; of a created record without those that are null, of a removed record empty.</param>
internal sealed record UndoStep(RecordRef Record, RecordOperation Operation, int Version, JsonObject Before, JsonObject After);

/// <summary>The journal rows of one turn, and what is known of the turn itself.</summary>
/// <param name="Until">Business time until which it can be undone.</param>
internal sealed record UndoTurn(Guid Actor, long Until, bool IsUndone, IReadOnlyList<UndoStep> Steps);

/// <summary>Reads and writes the journal.</summary>
internal static class UndoSteps
{
    private const string Append =
        """
        INSERT INTO undo_step (turn_id, step, actor_id, kind, record_id, operation, version, before, after, until_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private const string Read =
        "SELECT actor_id, until_at, undone_at, kind, record_id, operation, version, before, after FROM undo_step WHERE turn_id = $1 ORDER BY step";

    private const string End =
        """
        SELECT until_at, undone_at, (SELECT MAX(step) FROM undo_step WHERE turn_id = $1) FROM undo_step WHERE turn_id = $1 ORDER BY step LIMIT 1
        """;

    // User text is stored as it is: the journal is read by this class only.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task AppendAsync(UnitOfWork work, ActingTurn turn, RecordChange change) => work.Sql.ExecuteAsync(
        Append,
        turn.TurnId, work.NextUndoStep++, turn.ActorId, change.Record.Kind, change.Record.Id, change.Operation, change.Version,
        change.Operation == RecordOperation.Created ? null : Image(change, field => field.Before),
        change.Operation == RecordOperation.Removed ? null : Image(change, field => field.After),
        work.Now + (long)work.UndoWindow.TotalMilliseconds);

    /// <summary>Null when the turn changed no record (or its journal has been forgotten).</summary>
    public static async Task<UndoTurn?> FindAsync(ReadView view, Guid turnId)
    {
        var rows = await view.Sql.ListAsync(
            Read,
            row => (Actor: row.Id(0), Until: row.Number(1), IsUndone: !row.IsNull(2), Step: new UndoStep(
                new RecordRef(row.Text(3), row.Id(4)), (RecordOperation)row.Number(5), (int)row.Number(6),
                Parse(row.TextOrNull(7)), Parse(row.TextOrNull(8)))),
            turnId).ConfigureAwait(false);
        return rows.Count == 0 ? null : new UndoTurn(rows[0].Actor, rows[0].Until, rows[0].IsUndone, [.. rows.Select(row => row.Step)]);
    }

    /// <summary>Where the turn's journal can be gone on with; null when there is none (any more).</summary>
    public static async Task<(long Until, bool IsUndone, int Next)?> EndAsync(ReadView view, Guid turnId) =>
        await view.Sql.FirstAsync<(long, bool, int)?>(
            End, row => (row.Number(0), !row.IsNull(1), (int)row.Number(2) + 1), turnId).ConfigureAwait(false);

    /// <returns>False when somebody else has just done it.</returns>
    public static async Task<bool> MarkUndoneAsync(UnitOfWork work, Guid turnId) =>
        await work.Sql.ExecuteAsync("UPDATE undo_step SET undone_at = $1 WHERE turn_id = $2 AND undone_at IS NULL", work.Now, turnId)
            .ConfigureAwait(false) > 0;

    /// <summary>A field's value in the form the journal keeps it in.</summary>
    public static JsonNode? Value(RecordField field, object? value) => JsonSerializer.SerializeToNode(value, field.Property.ClrType, Plain);

    public static object? Value(RecordField field, JsonNode? value) => value.Deserialize(field.Property.ClrType, Plain);

    private static string Image(RecordChange change, Func<FieldChange, object?> value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var field in change.Fields)
            {
                // A created record has all fields, most of them empty: an empty one need not be named.
                if (change.Operation == RecordOperation.Created && value(field) is null) continue;
                writer.WritePropertyName(field.Field.Name);
                Write(writer, field.Field, value(field));
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, RecordField field, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case long number: writer.WriteNumberValue(number); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case Guid id: writer.WriteStringValue(id); break;
            default: JsonSerializer.Serialize(writer, value, field.Property.ClrType, Plain); break;
        }
    }

    private static JsonObject Parse(string? image) => image is null ? [] : JsonNode.Parse(image)!.AsObject();
}
