using System.Diagnostics;

namespace CrmBot.Runtime.Store;

/// <summary>The time budget of one write, from asking until done. One object is used for one write after the other.</summary>
internal sealed class WriteDeadline(TimeSpan budget, TimeProvider system) : IDisposable
{
    private CancellationTokenSource source = new();

    public CancellationToken Token => source.Token;

    /// <summary>Arms the token for a write that was asked for at timestamp <paramref name="asked"/>.</summary>
    /// <returns>False when the budget is used up already.</returns>
    public bool Start(long asked)
    {
        var left = budget - system.GetElapsedTime(asked);
        if (left <= TimeSpan.Zero) return false;
        if (!source.TryReset())
        {
            source.Dispose();
            source = new();
        }

        // A debugger's break must not roll the write back.
        if (!Debugger.IsAttached) source.CancelAfter(left);
        return true;
    }

    public TimeoutException Missed() => new($"The write was not done within {budget.TotalSeconds:0.#} s; nothing of it is stored.");

    public void Dispose() => source.Dispose();
}
