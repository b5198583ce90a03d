namespace CrmBot.Runtime.Outbox;

/// <summary>
/// Keeps the edits of one message a second apart: people read nothing that changes faster, and the messenger counts every edit. Edits
/// carry no body, so one that waits shows what is true when it leaves. Guarded by <see cref="OutboxLanes"/>.
/// </summary>
internal sealed class EditGap
{
    private const int Many = 1024;

    private readonly Dictionary<Guid, long> last = [];

    /// <summary>Milliseconds of system time between two edits of one message.</summary>
    public long Length { get; set; } = 1_000;

    /// <summary>When the message may be edited again; zero: at once.</summary>
    public long EndsAt(Guid message) => last.TryGetValue(message, out var edited) ? edited + Length : 0;

    public void Edited(Guid message, long now)
    {
        last[message] = now;
        if (last.Count <= Many) return;
        foreach (var (old, _) in last.Where(edit => edit.Value + Length <= now).ToList()) last.Remove(old);
    }
}
