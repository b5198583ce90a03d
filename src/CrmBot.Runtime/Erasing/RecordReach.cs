using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Runtime.Erasing;

/// <summary>
/// Finds what belongs to a record: what points at it by an id, and what points at that, of whichever
/// feature. Found from the model, so that a new kind of record takes part without anybody thinking of it.
/// </summary>
public static class RecordReach
{
    /// <param name="ends">Kinds that are somebody's own (another customer who was recommended): neither found nor gone on from.</param>
    /// <returns>The records found, the start included.</returns>
    public static async Task<IReadOnlyCollection<RecordRef>> OfAsync(
        ReadView view, IReadOnlyCollection<RecordRef> start, IReadOnlyCollection<string> ends, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(start);
        var ids = start.Select(record => record.Id).ToHashSet();
        List<RecordRef> found = [.. start];
        for (var before = -1; before != found.Count;)
        {
            before = found.Count;
            foreach (var shape in RecordShapes.ByTable(view.Db).Values.Where(shape => !ends.Contains(shape.Kind)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var id in await PointingAsync(view, shape, ids).ConfigureAwait(false))
                    if (ids.Add(id)) found.Add(new RecordRef(shape.Kind, id));
            }
        }

        return found;
    }

    /// <summary>The record itself and those that point at it.</summary>
    public static async Task<IReadOnlyCollection<RecordRef>> DirectAsync(
        ReadView view, RecordRef record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        List<RecordRef> found = [record];
        foreach (var shape in RecordShapes.ByTable(view.Db).Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.AddRange(
                (await PointingAsync(view, shape, [record.Id]).ConfigureAwait(false)).Select(id => new RecordRef(shape.Kind, id)));
        }

        return found;
    }

    /// <summary>
    /// What the runtime keeps about a colleague beside records: where they talk to the bot, and what was talked about last.
    /// </summary>
    public static async Task<IReadOnlyList<(string Table, string Text)>> RowsOfPersonAsync(ReadView view, Guid person)
    {
        ArgumentNullException.ThrowIfNull(view);
        var places = await view.Sql
            .ListAsync("SELECT scope, locale, zone, seen_system_at, directory_id FROM place WHERE person_id = $1", row => (
                Text: FormattableString.Invariant(
                    $"scope {row.Number(0)}, {row.Text(1)}, {row.Text(2)}, seen {DateTimeOffset.FromUnixTimeMilliseconds(row.Number(3)):u}"), Directory: row.TextOrNull(4)), person).ConfigureAwait(false);
        List<(string, string)> rows = [.. places.Select(place => ("place", place.Text))];
        foreach (var directory in places.Select(place => place.Directory).OfType<string>().Distinct())
            rows.AddRange((await view.Sql.ListAsync("SELECT body FROM conversation_memory WHERE directory_id = $1", row => row.Text(0),
                directory).ConfigureAwait(false)).Select(body => ("conversation_memory", body)));
        return rows;
    }

    private static async Task<IEnumerable<Guid>> PointingAsync(ReadView view, RecordShape shape, HashSet<Guid> ids)
    {
        var pointers = shape.Fields.Where(field => field.Property.ClrType == typeof(Guid) || field.Property.ClrType == typeof(Guid?))
            .Select(field => field.Property.GetColumnName()).ToList();
        if (pointers.Count == 0) return [];
        var sql = $"SELECT \"Id\", {string.Join(", ", pointers.Select(pointer => $"\"{pointer}\""))} FROM \"{shape.Type.GetTableName()}\"";
        var rows = await view.Sql.ListAsync<Guid?>(sql,
            row => Enumerable.Range(1, pointers.Count).Any(at => !row.IsNull(at) && ids.Contains(row.Key(at))) ? row.Key(0) : null)
                .ConfigureAwait(false);
        return rows.OfType<Guid>();
    }
}
