using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Audit;

/// <summary>
/// Drops the rows of blocks that were sealed longer ago than the log is kept (<see cref="Retention.Audit"/>; for ever by default).
/// </summary>
internal sealed class ForgetAudit(
    IStore store, AuditKeyring keys, Clocks clocks, Retention retention, ILogger<ForgetAudit> log) : EveryHour(clocks, log)
{
    private const string Old =
        $"SELECT {AuditBlock.Columns} FROM audit_block WHERE number = $1 + 1 AND sealed_system_at < $2";

    private const string DropFromSqlite = "DELETE FROM audit_row WHERE seq <= $1";
    private const string DropFromPostgres = "DELETE FROM audit_row WHERE (tx, seq) <= ($1, $2)";

    /// <returns>How many blocks lost their rows.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (retention.Audit is not { } kept) return 0;
        var dropped = 0;
        // A block is a few thousand rows at most: one per write, so that nobody waits long.
        while (await store.WriteAsync("audit", (work, token) => DropNextAsync(work, work.SystemNow - (long)kept.TotalMilliseconds, token),
            cancellationToken)) dropped++;
        return dropped;
    }

    protected override Task TidyAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    private async Task<bool> DropNextAsync(UnitOfWork work, long before, CancellationToken cancellationToken)
    {
        var cut = await AuditCut.FindAsync(work);
        if (await work.Sql.FirstAsync(Old, AuditBlock.Read, cut?.Block ?? 0, before) is not { } block) return false;
        await DropAsync(work, block.Last);
        await AuditCut.At(block, keys).StoreAsync(work, cancellationToken);
        return true;
    }

    private static Task<int> DropAsync(UnitOfWork work, AuditPosition last) => work.Engine == EngineKind.Sqlite
        ? work.Sql.ExecuteAsync(DropFromSqlite, last.Seq)
        : work.Sql.ExecuteAsync(DropFromPostgres, last.Tx, last.Seq);
}
