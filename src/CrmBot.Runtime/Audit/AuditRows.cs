using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Audit;

/// <summary>A row with all it says, as bytes.</summary>
internal sealed record AuditRow(AuditPosition Position, byte[] Content);

/// <summary>Reads the log in its order.</summary>
internal static class AuditRows
{
    private const string Columns = "tx, seq, turn_id, actor_id, action, kind, record_id, version, detail, business_at, system_at";

    // One writer draws the numbers in commit order, so what is visible is complete. There is no
    // index of tx, which stays 0: whoever asked for it would read the whole log for every block.
    private const string Sqlite = $"SELECT {Columns} FROM audit_row WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3";
    private const string SqliteUnsealed = $"SELECT {Columns} FROM audit_row WHERE seq > $1 ORDER BY seq LIMIT $2";

    private const string Postgres =
        $"SELECT {Columns} FROM audit_row WHERE (tx, seq) > ($1, $2) AND (tx, seq) <= ($3, $4) ORDER BY tx, seq LIMIT $5";

    // A transaction that is still running may yet add rows under its number; those below the oldest running one are complete.
    private const string PostgresUnsealed =
        $"""
        SELECT {Columns} FROM audit_row WHERE (tx, seq) > ($1, $2) AND tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        ORDER BY tx, seq LIMIT $3
        """;

    /// <summary>Rows after one place up to and including another.</summary>
    public static Task<List<AuditRow>> BetweenAsync(ReadView view, AuditPosition after, AuditPosition last, long most) =>
        view.Engine == EngineKind.Sqlite
            ? view.Sql.ListAsync(Sqlite, Read, after.Seq, last.Seq, most)
            : view.Sql.ListAsync(Postgres, Read, after.Tx, after.Seq, last.Tx, last.Seq, most);

    /// <summary>Complete rows after the last sealed one.</summary>
    public static Task<List<AuditRow>> UnsealedAsync(ReadView view, AuditPosition after, int most) => view.Engine == EngineKind.Sqlite
        ? view.Sql.ListAsync(SqliteUnsealed, Read, after.Seq, most)
        : view.Sql.ListAsync(PostgresUnsealed, Read, after.Tx, after.Seq, most);

    /// <returns>How many rows come after the last sealed one, and the highest
    /// number of them (the sealed one's when there are none).</returns>
    public static Task<(long Count, long Newest)> CountUnsealedAsync(ReadView view, AuditPosition after) => view.Engine == EngineKind.Sqlite
        ? view.Sql.FirstAsync("SELECT count(*), coalesce(max(seq), $1) FROM audit_row WHERE seq > $1", Count, after.Seq)
        : view.Sql.FirstAsync("SELECT count(*), coalesce(max(seq), $2) FROM audit_row WHERE (tx, seq) > ($1, $2)", Count, after.Tx,
            after.Seq);

    public static byte[] Hash(IEnumerable<AuditRow> rows)
    {
        var bytes = new AuditBytes();
        foreach (var row in rows) bytes.Add(row.Position.Tx).Add(row.Position.Seq).Add(row.Content);
        return bytes.Hash();
    }

    private static (long, long) Count(StoreRow row) => (row.Number(0), row.Number(1));

    private static AuditRow Read(StoreRow row)
    {
        var bytes = new AuditBytes();
        for (var column = 2; column < 7; column++) bytes.Add(row.TextOrNull(column));
        bytes.Add(row.Number(7)).Add(row.TextOrNull(8)).Add(row.Number(9)).Add(row.Number(10));
        return new AuditRow(new(row.Number(0), row.Number(1)), bytes.ToArray());
    }
}
