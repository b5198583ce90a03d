namespace CrmBot.Runtime.Store;

/// <summary>A write that waits for the writer, and the caller who waits for it.</summary>
internal abstract class PendingWrite(long asked, CancellationToken caller)
{
    // Logging scopes and traces of the caller hold inside the work too.
    private readonly ExecutionContext? context = ExecutionContext.Capture();

    /// <summary>Timestamp of the system clock.</summary>
    public long Asked { get; } = asked;

    /// <summary>How long it may wait for another write to share a commit with.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>Only looked at before the work starts: what has begun is stored.</summary>
    public CancellationToken Caller { get; } = caller;

    public UnitOfWork? Work { get; set; }

    /// <summary>Runs and saves the work, as the caller.</summary>
    public Task RunAsync(UnitOfWork work, CancellationToken deadline)
    {
        Work = work;
        if (context is null) return GuardedAsync(work, deadline);
        Task? running = null;
        ExecutionContext.Run(context, _ => running = GuardedAsync(work, deadline), null);
        return running!;
    }

    /// <summary>The work is on disk.</summary>
    public abstract void Succeed();

    /// <summary>Nothing of the work is stored.</summary>
    public abstract void Fail(Exception reason);

    protected abstract Task RunWorkAsync(UnitOfWork work, CancellationToken deadline);

    private async Task GuardedAsync(UnitOfWork work, CancellationToken deadline)
    {
        using var scope = WriteScope.Enter();
        await RunWorkAsync(work, deadline).ConfigureAwait(false);
        await work.SaveAsync(deadline).ConfigureAwait(false);
    }
}

/// <inheritdoc/>
internal sealed class PendingWrite<T>(Func<UnitOfWork, CancellationToken, Task<T>> body, long asked, CancellationToken caller)
    : PendingWrite(asked, caller)
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Done => done.Task;

    public override void Succeed()
    {
        Work?.Committed();
        done.TrySetResult(result!);
    }

    public override void Fail(Exception reason)
    {
        if (reason is OperationCanceledException canceled) done.TrySetCanceled(canceled.CancellationToken);
        else done.TrySetException(reason);
    }

    protected override async Task RunWorkAsync(UnitOfWork work, CancellationToken deadline) =>
        result = await body(work, deadline).ConfigureAwait(false);
}
