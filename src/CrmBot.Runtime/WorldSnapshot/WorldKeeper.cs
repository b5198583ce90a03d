using CrmBot.Language;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.WorldSnapshot;

/// <summary>Fills the parser's world at start and keeps it in step with the store, whoever wrote there.</summary>
public sealed class WorldKeeper(World world, IEnumerable<IWorldPart> parts, IStore store) : IDisposable
{
    private readonly IReadOnlyDictionary<string, IWorldPart> parts = parts.ToDictionary(part => part.Kind, StringComparer.Ordinal);
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ChangeLog log = new();

    /// <summary>False where nobody parses anything, as at the command line.</summary>
    public bool IsLoaded => log.IsStarted;

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
            if (log.IsStarted) await ApplyAsync(view, cancellationToken);
            else await LoadAllAsync(view, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task LoadAllAsync(ReadView view, CancellationToken cancellationToken)
    {
        foreach (var part in parts.Values) await part.LoadAsync(view, world, cancellationToken);
        await log.StartAsync(view);
    }

    private async Task ApplyAsync(ReadView view, CancellationToken cancellationToken)
    {
        var (here, news) = await log.ReadAsync(view);
        foreach (var change in news.Select(change => change.Record).Distinct())
        {
            if (parts.TryGetValue(change.Kind, out var part)) await part.ApplyAsync(view, world, change.Id, cancellationToken);
        }

        log.Advance(here, news);
    }
}
