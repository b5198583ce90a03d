using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Outbox;

/// <summary>
/// Sends what was given up, or what nobody knows the fate of, once more: its row is open again, in its old place in the order of its
/// conversation. What may have arrived says that it is sent again.
/// </summary>
public sealed class SendAgain
{
    private const long Day = 24L * 3_600_000;

    private const string Reopen =
        $"""
        UPDATE outbox SET state = 0, attempts = 0, again = CASE WHEN state = 11 AND kind = 0 THEN 1 ELSE 0 END, failure = NULL, settled_system_at = NULL,
          due_system_at = 0, created_system_at = $3, holder = $2, until_system_at = $4
        WHERE seq = $1 AND state IN (11, 12) RETURNING {OutboxRow.Columns}
        """;

    // Said twice, because the index of what is in trouble is used only where its condition stands in its own words.
    private const string Missed =
        "SELECT seq FROM outbox WHERE state IN (11, 12) AND state = 12 AND kind = 0 AND directory_id = $1 AND created_system_at > $2 ORDER BY seq";

    private readonly OutboxLanes lanes;
    private readonly OutboxInstance instance;

    internal SendAgain(OutboxLanes lanes, OutboxInstance instance) => (this.lanes, this.instance) = (lanes, instance);

    /// <param name="seqs">Numbers of the rows (<see cref="TroubledMessage.Seq"/>);
    /// those that are neither dead nor unknown any more are passed over.</param>
    /// <returns>How many will be sent.</returns>
    public async Task<int> RunAsync(UnitOfWork work, IEnumerable<long> seqs)
    {
        var count = 0;
        foreach (var seq in seqs)
        {
            var now = work.SystemNow;
            if (await work.Sql.FirstAsync(Reopen, OutboxRow.Read, seq, instance.Name, now, now + OutboxInstance.Lease) is not { } row)
                continue;
            await work.Sql.ExecuteAsync("UPDATE card_copy SET retired = 0 WHERE instance = $1 AND activity_id IS NULL", row.Id);
            work.AfterCommit(() => lanes.Add(row));
            count++;
        }

        return count;
    }

    /// <summary>Somebody can be written to from now on: what did not reach them within the last day is sent.</summary>
    internal async Task<int> MissedAsync(UnitOfWork work, string directoryId) =>
        await RunAsync(work, await work.Sql.ListAsync(Missed, row => row.Number(0), directoryId, work.SystemNow - Day));
}
