using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Undo;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.Extensions.Logging;

namespace CrmBot.Runtime.Turns;

/// <summary>Once an hour, forgets what no repeat, undo or other instance will ask for any more.</summary>
internal sealed class ForgetOldTurns(IStore store, Clocks clocks, Retention retention, ILogger<ForgetOldTurns> log) : EveryHour(clocks, log)
{
    // Of a place where nobody has spoken for long, nobody says "the last one" any more.
    private const string OldMemory =
        """
        DELETE FROM conversation_memory WHERE (place_key, directory_id) IN (
          SELECT place_key, directory_id FROM conversation_memory
          WHERE place_key IN (SELECT place_key FROM place WHERE seen_system_at < $1) LIMIT $2)
        """;

    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await DeleteAsync((work, most) => StoredAnswers.PruneAsync(work, work.SystemNow - Milliseconds(retention.Repeats), most));
        await DeleteAsync(ChangeLog.PruneAsync);
        await DeleteAsync((work, most) => work.Sql.ExecuteAsync(OldMemory, work.SystemNow - Milliseconds(retention.Memory), most));
        await DeleteAsync((work, most) => UndoJournal.ForgetAsync(work, work.Now - Milliseconds(retention.Undo), most));

        Task DeleteAsync(DeleteSome delete) => DeleteInPortions.RunAsync(store, "forget", delete, cancellationToken);
    }

    protected override Task TidyAsync(CancellationToken cancellationToken) => ForgetAsync(cancellationToken);

    private static long Milliseconds(TimeSpan kept) => (long)kept.TotalMilliseconds;
}
