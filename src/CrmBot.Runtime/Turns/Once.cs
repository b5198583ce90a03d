using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>Remembers across instances that something was done, for as long as the messenger may repeat it.</summary>
public interface IOnce
{
    Task<bool> WasDoneAsync(string key, CancellationToken cancellationToken);

    /// <summary>Remembers it; again changes nothing.</summary>
    Task DoneAsync(string key, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class Once(IStore store) : IOnce
{
    public Task<bool> WasDoneAsync(string key, CancellationToken cancellationToken) =>
        store.ReadAsync(async (view, _) => await StoredAnswers.FindAsync(view, key) is not null, cancellationToken);

    public Task DoneAsync(string key, CancellationToken cancellationToken) => store.WriteAsync(
        key, (work, _) => StoredAnswers.TryAddAsync(work, key, NewId.Next(), new TurnAnswer.Accepted(), work.SystemNow), cancellationToken);
}
