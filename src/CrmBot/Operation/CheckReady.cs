using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Operation;

/// <summary>
/// Whether the service can do its work: its database is where it was, it can read it, and, every few seconds, write to it.
/// </summary>
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
            if (await store.ReadAsync(ReadAsync, limit.Token).WaitAsync(limit.Token)) return StoreFile.Gone;
            if (clocks.SystemNow - Volatile.Read(ref writtenAt) > WrittenHolds && await WriteAsync(limit.Token)) return StoreFile.Gone;
            return null;
        }
#pragma warning disable CA1031 // The edge of one question: whatever is wrong is the answer.
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Explain(problem);
        }
    }

    /// <returns>Whether the file is gone under the connection.</returns>
    private static async Task<bool> ReadAsync(ReadView view, CancellationToken cancellationToken)
    {
        if (StoreFile.IsGone(view)) return true;
        await CrmBot.Runtime.Store.Settings.FindAsync(view, "ready", cancellationToken);
        return false;
    }

    /// <inheritdoc cref="ReadAsync"/>
    private async Task<bool> WriteAsync(CancellationToken cancellationToken)
    {
        var now = clocks.SystemNow;
        var gone = await store.WriteAsync(
            "ready",
            async (work, token) =>
            {
                if (StoreFile.IsGone(work)) return true;
                await CrmBot.Runtime.Store.Settings.SetAsync(work, "ready", $"{now}", token);
                return false;
            },
            cancellationToken).WaitAsync(cancellationToken);
        if (!gone) Volatile.Write(ref writtenAt, now);
        return gone;
    }

    private static string Explain(Exception problem) => StoreTrouble.Explain(problem) ?? problem switch
    {
        OperationCanceledException or TimeoutException =>
            "The database does not answer within 5 seconds. Is it locked by another program, or is the machine overloaded?",
        ObjectDisposedException => "The service is stopping.",
        _ => $"The database cannot be used ({problem.GetType().Name}).",
    };
}
