namespace CrmBot.Runtime.Turns;

/// <summary>One at a time per key, in the order of asking; different keys never wait for each other.</summary>
internal sealed class KeyedLocks
{
    private readonly Dictionary<string, Gate> gates = new(StringComparer.Ordinal);

    public async Task<IDisposable> EnterAsync(string key, CancellationToken cancellationToken)
    {
        var gate = Borrow(key);
        try
        {
            await gate.Turnstile.WaitAsync(cancellationToken);
            return new Held(this, key, gate);
        }
        catch
        {
            Return(key, gate);
            throw;
        }
    }

    private Gate Borrow(string key)
    {
        lock (gates)
        {
            if (!gates.TryGetValue(key, out var gate)) gates.Add(key, gate = new Gate());
            gate.Borrowers++;
            return gate;
        }
    }

    private void Return(string key, Gate gate)
    {
        lock (gates)
        {
            if (--gate.Borrowers > 0) return;
            gates.Remove(key);
        }

        gate.Turnstile.Dispose();
    }

    private sealed class Gate
    {
        public SemaphoreSlim Turnstile { get; } = new(1, 1);

        public int Borrowers { get; set; }
    }

    private sealed class Held(KeyedLocks locks, string key, Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Turnstile.Release();
            locks.Return(key, gate);
        }
    }
}
