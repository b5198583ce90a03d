namespace CrmBot.Teams.Tests;

/// <summary>A clock that moves only when told to.</summary>
public sealed class ManualClock(DateTimeOffset? start = null) : TimeProvider
{
    private readonly DateTimeOffset begin = start ?? new(2026, 3, 10, 1, 0, 0, TimeSpan.Zero);
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed => TimeSpan.FromTicks(Volatile.Read(ref ticks));

    public override long GetTimestamp() => Volatile.Read(ref ticks);

    public override DateTimeOffset GetUtcNow() => begin + Elapsed;

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
