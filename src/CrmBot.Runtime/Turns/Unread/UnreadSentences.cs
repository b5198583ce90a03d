using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns.Unread;

/// <summary>A sentence nobody understood.</summary>
/// <param name="At">Business time, Unix milliseconds.</param>
/// <param name="Closest">The intents it came closest to, the best first.</param>
/// <param name="Text">Null when the text is not kept, or can no longer be read.</param>
public sealed record UnreadSentence(Guid Id, long At, string Locale, IReadOnlyList<string> Closest, string? Text);

/// <summary>
/// Sentences that could not be understood, kept for a review so that the grammar can grow. Who said them is not kept.
/// </summary>
public sealed class UnreadSentences
{
    private readonly AuditKeyring keys;
    private readonly UnreadOptions options;
    private readonly SecondReadings second;

    private const int LongestText = 1_000;

    internal UnreadSentences(AuditKeyring keys, UnreadOptions options, SecondReadings second) =>
        (this.keys, this.options, this.second) = (keys, options, second);

    /// <summary>
    /// Keeps the sentence of a turn, forgets those that are too old, and puts it aside for the second reader if there is one.
    /// </summary>
    public async Task KeepAsync(Turn turn, IReadOnlyList<string> closest)
    {
        var id = NewId.Next();
        var text = turn.Text is { Length: > 0 } said && options.KeepsText ? said[..Math.Min(said.Length, LongestText)] : null;
        await second.AskAsync(turn);
        await turn.Work.Sql.ExecuteAsync("DELETE FROM unread_sentence WHERE at < $1", turn.Now - (long)options.KeptFor.TotalMilliseconds);
        await turn.Work.Sql.ExecuteAsync(
            "INSERT INTO unread_sentence (id, at, locale, closest, key_id, body) VALUES ($1, $2, $3, $4, $5, $6)",
            id, turn.Now, turn.Locale, string.Join(' ', closest), text is null ? null : keys.CurrentId,
            text is null ? null : SealedText.Write(keys, id, text));
    }

    /// <param name="since">Business time, Unix milliseconds.</param>
    /// <returns>The newest first.</returns>
    public Task<List<UnreadSentence>> ListAsync(ReadView view, long since, int most) => view.Sql.ListAsync(
        "SELECT id, at, locale, closest, key_id, body FROM unread_sentence WHERE at >= $1 ORDER BY at DESC, id DESC LIMIT $2", Read, since,
        (long)most);

    /// <summary>How many there are since then (business time, Unix milliseconds).</summary>
    public static Task<long> CountAsync(ReadView view, long since) =>
        view.Sql.FirstAsync("SELECT COUNT(*) FROM unread_sentence WHERE at >= $1", row => row.Number(0), since);

    private UnreadSentence Read(StoreRow row)
    {
        var (id, keyId) = (row.Id(0), row.TextOrNull(4));
        var text = keyId is null ? null : SealedText.Read(keys, id, keyId, row.Bytes(5));
        return new UnreadSentence(id, row.Number(1), row.Text(2), row.Text(3).Split(' ', StringSplitOptions.RemoveEmptyEntries), text);
    }
}
