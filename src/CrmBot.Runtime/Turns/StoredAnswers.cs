using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>A turn that was stored earlier, with what was answered.</summary>
/// <param name="At">System time, Unix milliseconds.</param>
/// <param name="Said"><see cref="Conversation.Said"/> of the message that was answered.</param>
internal sealed record StoredAnswer(Guid Turn, TurnAnswer Answer, long At, string? Said);

/// <summary>What was already handled (kept: <see cref="Retention.Repeats"/>).</summary>
internal static class StoredAnswers
{
    public static Task<StoredAnswer?> FindAsync(ReadView view, string key) => view.Sql.FirstAsync(
        "SELECT turn_id, answer, system_at FROM dedupe WHERE dedupe_key = $1",
        row => new StoredAnswer(row.Id(0), AnswerJson.Read(row.Text(1)), row.Number(2), AnswerJson.Said(row.Text(1))), key);

    /// <summary>False when the key is already there: another instance was faster.</summary>
    public static async Task<bool> TryAddAsync(
        UnitOfWork work, string key, Guid turn, TurnAnswer answer, long systemNow, string? said = null) =>
        await work.Sql.ExecuteAsync(
            "INSERT INTO dedupe (dedupe_key, turn_id, answer, system_at) VALUES ($1, $2, $3, $4) ON CONFLICT (dedupe_key) DO NOTHING",
            key, turn, AnswerJson.Write(answer, said), systemNow) == 1;

    public static Task SetAsync(UnitOfWork work, string key, TurnAnswer answer) =>
        work.Sql.ExecuteAsync("UPDATE dedupe SET answer = $2 WHERE dedupe_key = $1", key, AnswerJson.Write(answer));

    /// <summary>What the message says now was handled by another turn: the next change of it is about that one.</summary>
    public static Task HandOnAsync(UnitOfWork work, string key, Guid turn, string? said) => work.Sql.ExecuteAsync(
        "UPDATE dedupe SET turn_id = $2, answer = $3 WHERE dedupe_key = $1", key, turn, AnswerJson.Write(new TurnAnswer.Accepted(), said));

    /// <summary>Forgets what was stored before (system time).</summary>
    /// <inheritdoc cref="DeleteSome"/>
    public static Task<int> PruneAsync(UnitOfWork work, long before, int most) => work.Sql.ExecuteAsync(
        "DELETE FROM dedupe WHERE dedupe_key IN (SELECT dedupe_key FROM dedupe WHERE system_at < $1 LIMIT $2)", before, most);
}
