using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>A turn that was stored earlier, with what was answered.</summary>
/// <param name="At">System time, Unix milliseconds.</param>
internal sealed record StoredAnswer(Guid Turn, TurnAnswer Answer, long At);

/// <summary>What was already handled. Kept for at least a day; the messenger repeats within minutes.</summary>
internal static class StoredAnswers
{
    public const long KeptFor = 2 * 24 * 3_600_000L;

    public static Task<StoredAnswer?> FindAsync(ReadView view, string key) => view.Sql.FirstAsync(
        "SELECT turn_id, answer, system_at FROM dedupe WHERE dedupe_key = $1",
        row => new StoredAnswer(row.Id(0), AnswerJson.Read(row.Text(1)), row.Number(2)), key);

    /// <summary>False when the key is already there: another instance was faster.</summary>
    public static async Task<bool> TryAddAsync(UnitOfWork work, string key, Guid turn, TurnAnswer answer, long systemNow) => await work.Sql.ExecuteAsync(
        "INSERT INTO dedupe (dedupe_key, turn_id, answer, system_at) VALUES ($1, $2, $3, $4) ON CONFLICT (dedupe_key) DO NOTHING",
        key, turn, AnswerJson.Write(answer), systemNow) == 1;

    public static Task SetAsync(UnitOfWork work, string key, TurnAnswer answer) =>
        work.Sql.ExecuteAsync("UPDATE dedupe SET answer = $2 WHERE dedupe_key = $1", key, AnswerJson.Write(answer));

    /// <summary>Forgets what nobody will repeat any more.</summary>
    public static Task<int> PruneAsync(UnitOfWork work, long systemNow) =>
        work.Sql.ExecuteAsync("DELETE FROM dedupe WHERE system_at < $1", systemNow - KeptFor);
}
