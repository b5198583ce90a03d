namespace CrmBot.Tests.TestApp;

/// <summary>A clock that stands until it is moved. Timestamps and timers stay the machine's: only what time it is, is set.</summary>
internal sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private long now = start.UtcTicks;

    /// <summary>A Tuesday morning in Shanghai.</summary>
    public static DateTimeOffset WorkdayMorning { get; } = new(2026, 3, 10, 9, 0, 0, TimeSpan.FromHours(8));

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref now), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref now, by.Ticks);
}
