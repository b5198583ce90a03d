using System.Security.Cryptography;
using System.Text;

namespace CrmBot.Runtime.Store;

/// <summary>
/// Queues this process's writes of one lane before they take a connection: a busy conversation then waits here, not on the server
/// with a connection in its hand.
/// </summary>
internal sealed class LaneGates
{
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    /// <summary>The lane's number for the server's lock; the same in every instance.</summary>
    public static long Number(string lane)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(lane), hash);
        return BitConverter.ToInt64(hash);
    }

    /// <summary>Waits for the lane's turn; disposing the result lets the next one in.</summary>
    public async Task<IDisposable> EnterAsync(string lane, CancellationToken cancellationToken)
    {
        var gate = gates[(byte)Number(lane)];
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Pass(gate);
    }

    private sealed class Pass(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
