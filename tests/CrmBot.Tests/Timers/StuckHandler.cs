using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;

namespace CrmBot.Tests.Timers;

/// <summary>Says that it was reached, and then goes on until the service stops.</summary>
internal sealed class StuckHandler(TaskCompletionSource reached) : IPreparedTimerHandler
{
    public string Rule => "test.due";

    public async Task<StorePrepared> PrepareAsync(ReadView view, DueTimer timer, CancellationToken cancellationToken)
    {
        reached.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("Nothing ends this but a stop.");
    }
}
