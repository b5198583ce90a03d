using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Outbox;

/// <summary>The outbox table's statements. Open rows belong to the instance named in <c>holder</c> until its lease ends.</summary>
internal static class OutboxRows
{
    private const string InsertRow =
        """
        INSERT INTO outbox (id, kind, lane, slot, person, directory_id, locale, priority, delivery, state, attempts, again, body, due_system_at,
          holder, until_system_at, created_at, created_system_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, $11, 0, $12, $13, $14, $15)
        ON CONFLICT (slot) WHERE slot IS NOT NULL DO NOTHING
        """;

    // An edit gives its slot back when it is taken: a change from now on needs another edit.
    private const string ClaimRow =
        """
        UPDATE outbox SET state = 1, until_system_at = $3, slot = CASE WHEN kind = 1 THEN NULL ELSE slot END
        WHERE seq = $1 AND holder = $2 AND state < 10
        """;

    // Earlier rows of this instance count too: one taken over a moment ago may not lie in
    // memory yet. Those that it has sent are settled before, as marks are stored in order.
    private const string ClaimHead = ClaimRow +
        " AND NOT EXISTS (SELECT 1 FROM outbox p WHERE p.lane = outbox.lane AND p.seq < $1 AND p.kind = 0 AND p.state < 10)";

    private const string SettleRow =
        """
        UPDATE outbox SET state = $2, settled_system_at = $3, activity_id = $4, failure = $5, attempts = $6,
          body = CASE WHEN $2 = 10 THEN NULL ELSE body END
        WHERE seq = $1 AND state < 10
        """;

    private const string PostponeRow =
        "UPDATE outbox SET state = 0, due_system_at = $2, again = $3, attempts = $4, failure = $5 WHERE seq = $1 AND state < 10";

    private const string SeenRow =
        """
        UPDATE outbox SET state = 10, settled_system_at = $2, body = NULL
        WHERE seq = (SELECT seq FROM card_copy WHERE instance = $1) AND id = $1 AND (state IN (1, 11) OR (state = 0 AND again = 1))
        RETURNING lane, seq
        """;

    private const string Foreign = "state < 10 AND lane = $1 AND kind = 0 AND holder <> $2";

    /// <returns>The row's number; null when its slot is taken.</returns>
    public static Task<long?> InsertAsync(UnitOfWork work, OutboxRow row, string? slot, string? body, string holder) =>
        work.Sql.InsertAsync(
            InsertRow, "seq", row.Id, row.Kind, row.Lane, slot, row.Person, row.DirectoryId, row.Locale, row.Priority, row.Delivery,
            row.State, body, holder, row.Until, work.Now, row.CreatedSystemAt);

    /// <summary>Notes that the row leaves now.</summary>
    /// <returns>False when it is no longer this instance's, is settled, or has to wait for an earlier message of its lane.</returns>
    public static async Task<bool> ClaimAsync(UnitOfWork work, OutboxRow row, string holder, long until)
    {
        var claim = work.Engine == EngineKind.Sqlite || row.Kind == RowKind.Edit ? ClaimRow : ClaimHead;
        return await work.Sql.ExecuteAsync(claim, row.Seq, holder, until) == 1;
    }

    public static Task SettleAsync(UnitOfWork work, OutboxRow row, RowState state, string? activityId, string? failure) =>
        work.Sql.ExecuteAsync(SettleRow, row.Seq, state, work.SystemNow, activityId, failure, row.Attempts);

    public static Task PostponeAsync(UnitOfWork work, OutboxRow row, string? failure) =>
        work.Sql.ExecuteAsync(PostponeRow, row.Seq, row.NotBefore, row.Again, row.Attempts, failure);

    /// <summary>
    /// Settles a post that turned out to have arrived, while its answer is awaited or after that was lost; null when there was nothing
    /// to settle.
    /// </summary>
    public static Task<SettledRow?> SeenAsync(UnitOfWork work, Guid instance) =>
        work.Sql.FirstAsync<SettledRow?>(SeenRow, row => new SettledRow(row.Text(0), row.Number(1)), instance, work.SystemNow);

    /// <summary>Whether another instance still has something to post in this lane.</summary>
    public static async Task<bool> OthersPostAsync(UnitOfWork work, string lane, string holder) =>
        work.Engine != EngineKind.Sqlite
        && await work.Sql.FirstAsync($"SELECT COUNT(*) FROM outbox WHERE {Foreign}", reader => reader.Number(0), lane, holder) > 0;

    public static Task<bool> IsMineAsync(ReadView view, long seq, string holder) =>
        view.Sql.FirstAsync("SELECT holder FROM outbox WHERE seq = $1 AND state < 10", row => row.Text(0) == holder, seq);

    /// <summary>The card that was posted under a slot.</summary>
    public static Task<Guid?> CardAsync(ReadView view, string slot) =>
        view.Sql.FirstAsync<Guid?>("SELECT id FROM outbox WHERE slot = $1", row => row.Id(0), slot);

    public static Task<string?> BodyAsync(ReadView view, long seq) =>
        view.Sql.FirstAsync("SELECT body FROM outbox WHERE seq = $1", row => row.TextOrNull(0), seq);
}

/// <summary>Where a row that was settled by somebody else may still lie in memory.</summary>
internal sealed record SettledRow(string Lane, long Seq);
