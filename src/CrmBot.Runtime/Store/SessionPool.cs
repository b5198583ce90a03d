using System.Collections.Concurrent;
using System.Data;

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
            session.Db.Forget();
            idle.Push(session);
        }
        else
        {
            // When the server went away, every idle connection is broken too, and each would fail somebody's work first.
            if (session.Connection.State != ConnectionState.Open) DropIdle();
            session.Dispose();
        }

        free.Release();
    }

    public void Dispose()
    {
        DropIdle();
        free.Dispose();
    }

    private void DropIdle()
    {
        while (idle.TryPop(out var session)) session.Dispose();
    }
}
