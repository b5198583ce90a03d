using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>A memory as it was loaded.</summary>
/// <param name="Version">0 when there is no row yet.</param>
internal sealed record LoadedMemory(string Body, long Version)
{
    private ConversationMemory? looked;

    public static LoadedMemory Empty => new("{}", 0);

    /// <summary>For looking only: the turn may take it.</summary>
    public ConversationMemory Look() => looked ??= MemoryJson.Read(Body);

    /// <summary>A memory of the caller's own, to be changed.</summary>
    public ConversationMemory Take() => Interlocked.Exchange(ref looked, null) ?? MemoryJson.Read(Body);
}

/// <summary>The rows of conversation memory, one per place and person.</summary>
internal static class MemoryRows
{
    public static async Task<LoadedMemory> LoadAsync(ReadView view, Inbound inbound) => await view.Sql.FirstAsync(
        "SELECT body, version FROM conversation_memory WHERE place_key = $1 AND directory_id = $2",
        row => new LoadedMemory(row.Text(0), row.Number(1)), inbound.Place.Key, inbound.Sender.DirectoryId) ?? LoadedMemory.Empty;

    /// <summary>Writes the memory unless nothing in it changed.</summary>
    public static Task StoreAsync(UnitOfWork work, Inbound inbound, LoadedMemory before, ConversationMemory memory)
    {
        var body = MemoryJson.Write(memory);
        return body == before.Body ? Task.CompletedTask : work.Sql.ExecuteAsync(
            """
            INSERT INTO conversation_memory (place_key, directory_id, version, body) VALUES ($1, $2, $3, $4)
            ON CONFLICT (place_key, directory_id) DO UPDATE SET version = excluded.version, body = excluded.body
            """,
            inbound.Place.Key, inbound.Sender.DirectoryId, before.Version + 1, body);
    }
}
