using System.Collections.Concurrent;
using CrmBot.Language;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.WorldSnapshot;

/// <summary>Fills the parser's world at start and keeps it in step with the store, whoever wrote there.</summary>
public sealed class WorldKeeper(World world, IEnumerable<IWorldPart> parts, IStore store) : IDisposable
{
    private readonly IReadOnlyDictionary<string, IWorldPart> parts = parts.ToDictionary(part => part.Kind, StringComparer.Ordinal);
    private readonly SemaphoreSlim gate = new(1, 1);

    // PostgreSQL shows a transaction's changes here only when all older ones have ended. A turn that follows its own change must not
    // wait for that, so this instance's changes are applied beside the window.
    private readonly ConcurrentQueue<RecordRef> own = new();
    private long next = -1;

    /// <summary>Loads every part. Called by the first turn if the program has not done it at start.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => store.ReadAsync(async (view, token) =>
    {
        await CatchUpAsync(view, token);
        return true;
    }, cancellationToken);

    public void Dispose() => gate.Dispose();

    /// <summary>Brings the world up to what this view shows.</summary>
    internal async Task CatchUpAsync(ReadView view, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (next < 0) await LoadAllAsync(view, cancellationToken);
            else await ApplyAsync(view, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>This instance has committed these changes.</summary>
    internal void NoteOwn(UnitOfWork work)
    {
        if (work.Engine == EngineKind.Sqlite) return;
        foreach (var change in work.World.Noted) own.Enqueue(change);
    }

    private async Task LoadAllAsync(ReadView view, CancellationToken cancellationToken)
    {
        var here = await ChangeWindow.HereAsync(view);
        foreach (var part in parts.Values) await part.LoadAsync(view, world, cancellationToken);
        next = here;
    }

    private async Task ApplyAsync(ReadView view, CancellationToken cancellationToken)
    {
        var window = await ChangeWindow.SinceAsync(view, next);
        foreach (var change in window.Changes) await ApplyAsync(view, change, cancellationToken);
        while (own.TryPeek(out var mine))
        {
            await ApplyAsync(view, mine, cancellationToken);
            own.TryDequeue(out _);
        }

        next = window.Next;
    }

    private Task ApplyAsync(ReadView view, RecordRef change, CancellationToken cancellationToken) =>
        parts.TryGetValue(change.Kind, out var part) ? part.ApplyAsync(view, world, change.Id, cancellationToken) : Task.CompletedTask;
}
