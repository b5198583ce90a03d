using System.Collections.Concurrent;

namespace CrmBot.Runtime.Store;

/// <summary>At most <paramref name="size"/> sessions, opened when first needed, the last used one first.</summary>
internal sealed class SessionPool(Func<CancellationToken, Task<StoreSession>> open, int size) : IDisposable
{
    private readonly SemaphoreSlim free = new(size);
    private readonly ConcurrentStack<StoreSession> idle = new();

    public async ValueTask<StoreSession> TakeAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (idle.TryPop(out var session)) return session;
        try
        {
            return await open(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            free.Release();
            throw;
        }
    }

    /// <param name="healthy">False closes the session: its connection may be broken or inside a lost transaction.</param>
    public void Return(StoreSession session, bool healthy)
    {
        if (healthy)
        {
            session.Db.ChangeTracker.Clear();
            idle.Push(session);
        }
        else
        {
            session.Dispose();
        }

        free.Release();
    }

    public void Dispose()
    {
        while (idle.TryPop(out var session)) session.Dispose();
        free.Dispose();
    }
}
