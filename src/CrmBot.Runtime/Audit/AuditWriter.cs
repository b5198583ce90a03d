using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Audit;

/// <summary>Appends who saw or did what. Changes of records are noted by the runtime; features note reads and decisions.</summary>
public sealed class AuditWriter(UnitOfWork work)
{
    /// <param name="action">A stable code, e.g. <c>customer.seen</c>.</param>
    /// <param name="detail">Codes and numbers only; never user text.</param>
    public Task NoteAsync(string action, RecordRef record, string? detail, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{action} {record} {detail} {work.Engine} {cancellationToken}");
}
