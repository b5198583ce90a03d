using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Audit;

/// <summary>
/// Links the rows that turns appended, in order, into one sealed block. Reading and hashing happen outside the writer; the write itself
/// is one row, so turns do not wait for the chain.
/// </summary>
public sealed class SealAudit(IStore store, AuditKeyring keys, IKeepAuditHead? heads = null)
{
    private const int RowsPerBlock = 5_000;
    private static readonly TimeSpan LeaseLength = TimeSpan.FromSeconds(30);
    private static readonly string Holder = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <returns>Number of rows sealed: 0 when there are none, or when another instance seals.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (last, rows) = await store.ReadAsync(TakeAsync, cancellationToken).ConfigureAwait(false);
        if (rows.Count == 0) return 0;
        if (!await store.WriteAsync("audit", (work, _) => StoreAsync(work, last, rows), cancellationToken).ConfigureAwait(false)) return 0;
        if (heads is not null && await store.ReadAsync((view, _) => LastAsync(view), cancellationToken).ConfigureAwait(false) is { } newest)
            heads.Note(VerifyAudit.Head(newest));
        return rows.Count;
    }

    internal static Task<AuditBlock?> LastAsync(ReadView view) =>
        view.Sql.FirstAsync($"SELECT {AuditBlock.Columns} FROM audit_block ORDER BY number DESC LIMIT 1", AuditBlock.Read);

    private static async Task<(AuditBlock? Last, List<AuditRow> Rows)> TakeAsync(ReadView view, CancellationToken cancellationToken)
    {
        var last = await LastAsync(view).ConfigureAwait(false);
        return (last, await AuditRows.UnsealedAsync(view, last?.Last ?? AuditPosition.Start, RowsPerBlock).ConfigureAwait(false));
    }

    private async Task<bool> StoreAsync(UnitOfWork work, AuditBlock? last, List<AuditRow> rows)
    {
        if (!await Leases.TakeAsync(work, "audit", Holder, LeaseLength).ConfigureAwait(false)) return false;
        var newest = await LastAsync(work).ConfigureAwait(false);
        if (newest?.Number != last?.Number) return false;

        var open = new AuditBlock(
            (last?.Number ?? 0) + 1, rows[0].Position.Seq, rows[^1].Position, rows.Count, AuditRows.Hash(rows),
            last?.Seal ?? AuditBlock.Origin, keys.CurrentId, [], work.SystemNow);
        await work.Sql.ExecuteAsync(
            $"INSERT INTO audit_block ({AuditBlock.Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            open.Number, open.FirstSeq, open.Last.Tx, open.Last.Seq, open.Rows, open.RowsHash, open.Previous, open.KeyId,
            keys.Seal(open.KeyId, open.Content()), open.SealedSystemAt).ConfigureAwait(false);
        return true;
    }
}
