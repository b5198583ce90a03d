using System.Diagnostics;
using System.Reflection;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Seeing;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.Turns.Unread;

namespace CrmBot.Features.Operating;

/// <summary>Version, and how long the program has run.</summary>
/// <param name="began">Timestamp of the stopwatch when it was put together: not when somebody first asked.</param>
internal sealed class TellProgram(long began) : IOperatorFact
{
    private static readonly string Version =
        typeof(TellProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion is { } all
            ? all[..Math.Min(all.Length, 20)] : "?";

    public int Order => 10;

    public TimeSpan Ran => Stopwatch.GetElapsedTime(began);

    public Task<OperatorFact?> TellAsync(ReadView view, CancellationToken cancellationToken)
    {
        var ran = Ran;
        var key = ran switch
        {
            { Days: > 0 } => "status.program.days",
            { Hours: > 0 } => "status.program.hours",
            _ => "status.program.minutes",
        };
        var said = new Reply.Say(key, ("version", Version), ("days", ran.Days), ("hours", ran.Hours), ("minutes", ran.Minutes));
        return Task.FromResult<OperatorFact?>(new("status.label.program", said));
    }
}

/// <summary>Engine and size of the store; or that its file is gone.</summary>
internal sealed class TellStore : IOperatorFact
{
    public int Order => 20;

    public async Task<OperatorFact?> TellAsync(ReadView view, CancellationToken cancellationToken)
    {
        if (StoreFile.IsGone(view)) return new("status.label.store", new Reply.Say("status.storeGone")) { IsTrouble = true };
        var sqlite = view.Engine == EngineKind.Sqlite;
        var bytes = await StoreSize.ReadAsync(view, cancellationToken);
        return new("status.label.store",
            new Reply.Say("status.store", ("engine", sqlite ? "SQLite" : "PostgreSQL"), ("size", Math.Max(1, bytes / 1_000_000))));
    }
}

/// <summary>What waits to leave, and how long.</summary>
internal sealed class TellOutbox(OutboxView outbox) : IOperatorFact
{
    private const long Long = 5 * 60_000;

    public int Order => 30;

    public async Task<OperatorFact?> TellAsync(ReadView view, CancellationToken cancellationToken)
    {
        var state = await outbox.ReadAsync(view, 0);
        var say = state.Depth == 0
            ? new Reply.Say("status.outbox.empty")
            : new Reply.Say("status.outbox.waiting", ("count", state.Depth), ("minutes", state.OldestMilliseconds / 60_000),
                ("retrying", state.Retrying));
        return new("status.label.outbox", say) { IsTrouble = state.OldestMilliseconds > Long };
    }
}

/// <summary>Whether anything is late, or has been given up.</summary>
internal sealed class TellTimers : IOperatorFact
{
    public int Order => 40;

    public async Task<OperatorFact?> TellAsync(ReadView view, CancellationToken cancellationToken)
    {
        var state = await TimerView.ReadAsync(view, 100);
        var (late, failed) = (state.Late, state.Failed.Count(timer => timer.GivenUp));
        return late == 0 && failed == 0
            ? new("status.label.timers", new Reply.Say("status.timers.fine", ("count", state.Pending)))
            : new("status.label.timers", new Reply.Say("status.timers.late", ("late", late), ("minutes", state.LateBy / 60_000),
                ("failed", failed))) { IsTrouble = true };
    }
}

/// <summary>How much nobody understood this week.</summary>
internal sealed class TellUnread : IOperatorFact
{
    private const long Week = 7L * 24 * 3_600_000;

    public int Order => 50;

    public async Task<OperatorFact?> TellAsync(ReadView view, CancellationToken cancellationToken)
    {
        var count = await UnreadSentences.CountAsync(view, view.Now - Week);
        return new("status.label.unread",
            count == 0 ? new Reply.Say("status.unread.none") : new Reply.Say("status.unread.some", ("count", count)));
    }
}
