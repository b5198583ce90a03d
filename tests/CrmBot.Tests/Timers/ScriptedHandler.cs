using System.Collections.Concurrent;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;

namespace CrmBot.Tests.Timers;

/// <summary>Notes what fired, and does what the test says inside the timer's transaction.</summary>
internal sealed class ScriptedHandler(string rule = "test.due") : IPlannedTimerHandler
{
    private readonly ConcurrentQueue<(DueTimer Timer, long Now)> fired = new();

    public string Rule { get; } = rule;

    /// <summary>Firings as they were tried; one that was rolled back is among them.</summary>
    public IReadOnlyList<(DueTimer Timer, long Now)> Fired => [.. fired];

    public Func<UnitOfWork, DueTimer, Task> Script { get; set; } = (_, _) => Task.CompletedTask;

    public Func<string, long?> Plan { get; set; } = _ => null;

    public Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        fired.Enqueue((timer, work.Now));
        return Script(work, timer);
    }

    public Task<long?> PlanAsync(ReadView view, Guid record, string slot, CancellationToken cancellationToken) =>
        Task.FromResult(Plan(slot));
}
