using System.Collections.Concurrent;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Places;

/// <summary>The messenger's own ids of people, by directory id: cards that show somebody their own view must name them so.</summary>
internal sealed class MessengerUsers
{
    private readonly ConcurrentDictionary<string, string> written = new(StringComparer.Ordinal);

    /// <summary>Null while that person has not written to us.</summary>
    public static Task<string?> FindAsync(ReadView view, string directoryId) =>
        view.Sql.FirstAsync("SELECT messenger_id FROM messenger_user WHERE directory_id = $1", row => row.Text(0), directoryId);

    /// <summary>Keeps what an activity tells; a write only when it is new.</summary>
    public async Task CaptureAsync(UnitOfWork work, Sender sender)
    {
        if (sender.DirectoryId == sender.MessengerId
            || (written.TryGetValue(sender.DirectoryId, out var known) && known == sender.MessengerId)) return;
        await work.Sql.ExecuteAsync(
            """
            INSERT INTO messenger_user (directory_id, messenger_id) VALUES ($1, $2)
            ON CONFLICT (directory_id) DO UPDATE SET messenger_id = excluded.messenger_id
            """,
            sender.DirectoryId, sender.MessengerId);
        work.AfterCommit(() => written[sender.DirectoryId] = sender.MessengerId);
    }
}
