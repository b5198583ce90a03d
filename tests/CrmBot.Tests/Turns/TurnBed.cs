using System.Text.Json.Nodes;
using CrmBot.Runtime;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.Cards;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Place = CrmBot.Runtime.Places.Place;

namespace CrmBot.Tests.Turns;

/// <summary>The whole conversation on a real store, with a messenger that notes what is shown.</summary>
internal sealed class TurnBed : IAsyncDisposable
{
    private readonly OutboxWorker outbox;
    private int activity;

    private TurnBed(StoreBed store)
    {
        Store = store;
        outbox = store.Services.GetRequiredService<OutboxWorker>();
        // System time stands still here.
        store.Services.GetRequiredService<OutboxLanes>().BetweenEdits = TimeSpan.Zero;
    }

    public StoreBed Store { get; }

    public SentMessages Messages => (SentMessages)Store.Services.GetRequiredService<IMessageChannel>();

    public ITurnRunner Turns => Store.Services.GetRequiredService<ITurnRunner>();

    public static Actor Lin => TwoPeople.Lin;

    public static Actor Ann => TwoPeople.Ann;

    public Place Group { get; } = new(PlaceKeys.Of("t", "19:sales"), PlaceScope.GroupChat, "msteams", "https://x.invalid/", "19:sales", "t",
        null, null, "28:bot");

    public static async Task<TurnBed> OpenAsync(
        EngineKind engine = EngineKind.Sqlite, TimeSpan? budget = null)
    {
        var store = await StoreBed.OpenAsync(engine, options => options with { WriteBudget = budget ?? options.WriteBudget },
            services => AddConversation(services));
        var bed = new TurnBed(store);
        await bed.outbox.StartAsync(TestContext.Current.CancellationToken);
        return bed;
    }

    /// <summary>The turns of a second instance on the same database; its outbox stands still.</summary>
    public OtherInstance OpenAnother() => new(AddConversation(new ServiceCollection()
        .AddSingleton<IStoreContextFactory>(new NoteContexts())
        .AddSingleton(new Clocks(Store.Business, Store.System))
        .AddStore(Store.Store.Engine, Store.Options)).BuildServiceProvider());

    public static Place Direct(Actor person) =>
        new(PlaceKeys.Of("t", $"a:{person.Name}"), PlaceScope.Direct, "msteams", "https://x.invalid/", $"a:{person.Name}", "t", null, null,
            "28:bot");

    /// <summary>A frame as the test's reader takes it.</summary>
    public static string Log(string note, string? more = null) =>
        $$"""{"i":"log","cust":"恒达","note":"{{note}}"{{(more is null ? "" : "," + more)}}}""";

    public async Task<TurnAnswer> SayAsync(
        string text, Actor? person = null, Place? place = null, string? id = null, bool mention = false, params string[] repliesTo)
    {
        var who = person ?? Lin;
        var answer = await Turns.RunAsync(
            new MessageReceived(id ?? NextId(), Sender(who), place ?? Direct(who), text) { MentionsBot = mention, RepliesTo = repliesTo },
            default);
        await IdleAsync();
        return answer;
    }

    /// <summary>Says something and gives what was shown as the answer to it.</summary>
    public async Task<Shown> AskAsync(string text, Actor? person = null, params string[] repliesTo)
    {
        (await SayAsync(text, person, repliesTo: repliesTo)).ShouldBeAccepted();
        return Messages.In(Direct(person ?? Lin))[^1];
    }

    public async Task<TurnAnswer> ClickAsync(
        Shown message, string verb, JsonObject data, Actor? person = null, bool submit = false, string? id = null, Place? place = null)
    {
        var who = person ?? Lin;
        var answer = await Turns.RunAsync(
            new CardActed(id ?? NextId(), Sender(who), place ?? Direct(who), message.ActivityId, verb, data, IsInvoke: !submit), default);
        await IdleAsync();
        return answer;
    }

    /// <summary>Presses a button that the message shows, with what was typed into its inputs.</summary>
    public Task<TurnAnswer> PressAsync(Shown message, string verb, params (string Name, string Value)[] inputs) =>
        PressNthAsync(message, verb, 0, inputs);

    public Task<TurnAnswer> PressNthAsync(Shown message, string verb, int nth, params (string Name, string Value)[] inputs)
    {
        // Nobody reads what a press came to and presses again within half a second.
        Store.System.Advance(TimeSpan.FromSeconds(1));
        var data = message.Data(verb, nth);
        foreach (var (name, value) in inputs) data[name] = value;
        return ClickAsync(message, verb, data);
    }

    /// <summary>The data of a button of the note's own card, which the test's card does not draw.</summary>
    public static JsonObject NoteButton(Shown message, string verb, Guid note, int revision) => new()
    {
        ["verb"] = verb,
        ["record"] = $"note:{note:N}",
        ["rev"] = revision,
        ["card"] = message.Verbs.Any() ? (string?)message.Data(message.Verbs.First())["card"] : null,
    };

    public Task<List<Note>> NotesAsync() => Store.ReadAsync(view => view.Db.Set<Note>().OrderBy(note => note.Id).ToListAsync());

    public Task<long> CountAsync(string table) =>
        Store.ReadAsync(view => view.Sql.FirstAsync($"SELECT COUNT(*) FROM {table}", row => row.Number(0)));

    public async Task IdleAsync()
    {
        for (var i = 0; i < 1000 && !outbox.IsIdle; i++) await Task.Delay(5);
    }

    public string NextId() => $"a{Interlocked.Increment(ref activity)}";

    public static Sender Sender(Actor person) => new(person.DirectoryId, $"29:{person.Name}", person.Name, person.Locale, "Asia/Shanghai");

    private static IServiceCollection AddConversation(IServiceCollection services) => services
        .AddLogging().AddSingleton(CardsFolder.Library).AddRuntime().AddNotes()
        .AddSingleton<IMessageChannel, SentMessages>().AddSingleton<IDirectory, TwoPeople>();

    public async ValueTask DisposeAsync()
    {
        await outbox.StopAsync(default);
        await Store.DisposeAsync();
    }
}

/// <summary>Another process on the same database.</summary>
internal sealed class OtherInstance(ServiceProvider services) : IAsyncDisposable
{
    public ITurnRunner Turns => services.GetRequiredService<ITurnRunner>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
