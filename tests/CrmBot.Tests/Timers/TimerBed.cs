using CrmBot.Runtime.Store;
using CrmBot.Tests.Outbox;
using CrmBot.Tests.TestApp;

namespace CrmBot.Tests.Timers;

/// <summary>A service whose timers run on a clock that the test steps, and one record that its timers are about.</summary>
internal static class TimerBed
{
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 1, 0, 0, TimeSpan.Zero);
    public static readonly Guid About = Guid.CreateVersion7();

    public static Task<OutboxApp> StartAsync(StoreBed bed, EngineKind engine, SteppedTime time, ScriptedHandler handler) =>
        OutboxApp.StartAsync(bed, engine, system: time, handlers: [handler], timers: true);

    public static Task SetAsync(OutboxApp app, string slot, DateTimeOffset due, string rule = "test.due") =>
        app.WriteAsync(work => work.Timers.SetAsync(rule, About, slot, due.ToUnixTimeMilliseconds(), CancellationToken.None));
}
