using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Events;

/// <summary>Writes the events of a save into the same transaction: what is stored is told, and what is rolled back is not.</summary>
internal sealed class TellEvents(IEnumerable<IEventSource> sources, EventSignal signal, EventsWanted? wanted = null)
{
    private const string Add =
        "INSERT INTO event (id, type, kind, record_id, parent_id, facts, business_at, system_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    private readonly Dictionary<string, IEventSource> sources = sources.ToDictionary(source => source.Kind, StringComparer.Ordinal);

    public async Task SavedAsync(UnitOfWork work, Record record, RecordChange change, CancellationToken cancellationToken)
    {
        if (wanted is not { Any: true } || !sources.TryGetValue(change.Record.Kind, out var source)) return;
        var saved = new RecordSaved(record, change.Record, How(change.Operation),
            change.Fields.ToDictionary(field => field.Field.Name, field => (field.Before, field.After), StringComparer.Ordinal));
        foreach (var told in await source.TellAsync(work, saved, cancellationToken).ConfigureAwait(false))
        {
            // What one transaction does twice is one thing to those outside.
            if (!work.Told.Add(told)) continue;
            await work.Sql.ExecuteAsync(
                Add, NewId.Next(), told.Type, told.Record.Kind, told.Record.Id, told.Parent, told.Facts, work.Now, work.SystemNow)
                    .ConfigureAwait(false);
            work.AfterCommit(signal.Wake);
        }
    }

    private static SavedHow How(RecordOperation operation) => operation switch
    {
        RecordOperation.Created => SavedHow.Created,
        RecordOperation.Changed => SavedHow.Changed,
        _ => SavedHow.Removed,
    };
}
