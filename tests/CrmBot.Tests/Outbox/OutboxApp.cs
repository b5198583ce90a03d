using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CrmBot.Tests.Outbox;

/// <summary>
/// One instance of outbox and timers on a test's database. Several may share a database, one after the other (a restart) or, on
/// PostgreSQL, at once. <see cref="Kill"/> stops it as a power cut would: what was not on disk is lost.
/// </summary>
internal sealed class OutboxApp : IAsyncDisposable
{
    private static readonly CapturePlace NoPlaces = new(new MessengerUsers(), new OutboxLanes());
    private readonly ServiceProvider services;
    private bool killed;

    private OutboxApp(
        StoreBed bed, EngineKind engine, ScriptedChannel channel, IMessageChannel? instead, TimeProvider system, TimeProvider business,
        ITimerHandler[] handlers)
    {
        Channel = channel;
        var collection = new ServiceCollection()
            .AddSingleton(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>))
            .AddSingleton<IStoreContextFactory>(new NoteContexts())
            .AddSingleton(new Clocks(business, system))
            .AddStore(engine, bed.Options)
            .AddSingleton(instead ?? channel)
            .AddSingleton<IReplyRenderer, PlainRenderer>()
            .AddSingleton<IDirectory, TestDirectory>()
            .AddSingleton(NoPlaces)
            .AddOutbox()
            .AddTimers();
        foreach (var handler in handlers) collection.AddSingleton(handler);
        services = collection.BuildServiceProvider();
        services.GetRequiredService<OutboxMarks>().Gather = TimeSpan.FromMilliseconds(1);
    }

    public ScriptedChannel Channel { get; }

    public IStore Store => services.GetRequiredService<IStore>();

    public OutboxWorker Outbox => services.GetRequiredService<OutboxWorker>();

    public TimerWorker Timers => services.GetRequiredService<TimerWorker>();

    public static async Task<OutboxApp> StartAsync(
        StoreBed bed, EngineKind engine, ScriptedChannel? channel = null, TimeProvider? system = null, TimeProvider? business = null,
        ITimerHandler[]? handlers = null, bool timers = false, IMessageChannel? instead = null)
    {
        system ??= TimeProvider.System;
        var app = new OutboxApp(bed, engine, channel ?? new ScriptedChannel(), instead, system, business ?? system, handlers ?? []);
        await app.Outbox.StartAsync(CancellationToken.None);
        if (timers) await app.Timers.StartAsync(CancellationToken.None);
        return app;
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public static Place Group(string name) => new(name, PlaceScope.GroupChat, "test", "http://127.0.0.1/", name, "t", null, null, "bot");

    public static Place Direct(Guid person) =>
        new($"t|chat-{person:N}", PlaceScope.Direct, "test", "http://127.0.0.1/", $"chat-{person:N}", "t", null, null, "bot");

    /// <summary>Makes places known, as messages from them would.</summary>
    public Task KnowAsync(params Place[] places) => WriteAsync(async work =>
    {
        foreach (var place in places)
        {
            Guid? person = place.IsGroup ? null : Guid.ParseExact(place.ConversationId[5..], "N");
            var known = new KnownPlace(place, PlaceState.Active, person is { } id ? $"dir-{id:N}" : null, person, "zh-CN", "Asia/Shanghai");
            await PlaceBook.RememberAsync(work, known, work.SystemNow);
        }
    });

    public Task WriteAsync(Func<UnitOfWork, Task> work) => Store.WriteAsync(
        "test",
        async (unit, _) =>
        {
            await work(unit);
            return true;
        },
        TestContext.Current.CancellationToken);

    /// <summary>Posts a sentence.</summary>
    public Task SayAsync(Place place, string line, Delivery delivery = Delivery.AtLeastOnce, string? slot = null) => WriteAsync(work =>
        work.Outbox.ToPlaceAsync(place.Key, new Reply.Say(line), slot ?? Guid.NewGuid().ToString("N"), delivery, Priority.Notice,
            CancellationToken.None));

    /// <summary>Answers a message, as a turn does.</summary>
    public Task AnswerAsync(Place place, Reply reply) => WriteAsync(work =>
        work.Outbox.AnswerAsync(new CardView(place, "zh-CN", TimeZones.China, null), reply, null, CancellationToken.None));

    public Task<OutboxState> StateAsync() => Get<OutboxView>().ReadAsync(100, TestContext.Current.CancellationToken);

    /// <summary>Waits until nothing is left to do or the condition holds.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        var token = TestContext.Current.CancellationToken;
        for (var i = 0; i < 3000 && !condition(); i++) await Task.Delay(5, token);
        if (!condition()) throw new TimeoutException("What the test waits for did not happen within 15 s.");
    }

    public Task IdleAsync() => UntilAsync(() => Outbox.IsIdle);

    /// <summary>Nothing more reaches the disk; the process is gone.</summary>
    public void Kill()
    {
        killed = true;
        (Store as IDisposable)!.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        // Nobody tidies up after a process that is gone.
        if (killed) return;
        await Timers.StopAsync(CancellationToken.None);
        await Outbox.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
    }
}
