using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Operation;

/// <summary>Whether the service can do its work: read its database, and, every few seconds, write to it.</summary>
internal sealed class CheckReady(IStore store, Clocks clocks)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly long WrittenHolds = (long)TimeSpan.FromSeconds(10).TotalMilliseconds;
    private long writtenAt = long.MinValue / 2;

    /// <returns>Null when it can; otherwise a sentence for whoever looks after it, without addresses or passwords.</returns>
    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await store.ReadAsync((view, token) => CrmBot.Runtime.Store.Settings.FindAsync(view, "ready", token), limit.Token).WaitAsync(limit.Token);
            if (clocks.SystemNow - Volatile.Read(ref writtenAt) > WrittenHolds) await WriteAsync(limit.Token);
            return null;
        }
#pragma warning disable CA1031 // The edge of one question: whatever is wrong is the answer.
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Explain(problem);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var now = clocks.SystemNow;
        await store.WriteAsync(
            "ready",
            async (work, token) =>
            {
                await CrmBot.Runtime.Store.Settings.SetAsync(work, "ready", $"{now}", token);
                return true;
            },
            cancellationToken).WaitAsync(cancellationToken);
        Volatile.Write(ref writtenAt, now);
    }

    private static string Explain(Exception problem) => StoreTrouble.Explain(problem) ?? problem switch
    {
        OperationCanceledException or TimeoutException => "The database does not answer within 5 seconds. Is it locked by another program, or is the machine overloaded?",
        ObjectDisposedException => "The service is stopping.",
        _ => $"The database cannot be used ({problem.GetType().Name}).",
    };
}
