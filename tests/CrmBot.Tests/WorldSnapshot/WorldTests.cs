using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.WorldSnapshot;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.WorldSnapshot;

public sealed class WorldTests
{
    [Theory, EachEngine]
    public async Task Changes_committed_before_a_turn_are_known_to_it_whoever_wrote_them(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        using var world = new World();
        var part = new SeenNotes();
        using var keeper = new WorldKeeper(world, [part], bed.Store);
        await keeper.LoadAsync(TestContext.Current.CancellationToken);

        var id = await AddAsync(bed.OpenAnother(), "elsewhere");
        await CatchUpAsync(bed, keeper);

        part.Applied.ShouldBe([id]);
        await CatchUpAsync(bed, keeper);
        part.Applied.ShouldBe([id]);
    }

    // SQLite has one writer: there changes become visible in their order.
    [Fact]
    public async Task A_change_that_becomes_visible_after_a_later_one_is_not_missed_on_PostgreSQL()
    {
        await using var bed = await StoreBed.OpenAsync(EngineKind.Postgres);
        using var world = new World();
        var part = new SeenNotes();
        using var keeper = new WorldKeeper(world, [part], bed.Store);
        await keeper.LoadAsync(TestContext.Current.CancellationToken);
        var started = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var slow = Guid.CreateVersion7();

        var late = bed.Store.WriteAsync("slow", async (work, token) =>
        {
            await work.World.ChangedAsync("note", slow, token);
            started.SetResult();
            await release.Task;
            return true;
        }, TestContext.Current.CancellationToken);
        await started.Task;
        var quick = await AddAsync(bed.Store, "quick");
        await CatchUpAsync(bed, keeper);
        part.Applied.ShouldBe([quick]);
        release.SetResult();
        await late;
        await CatchUpAsync(bed, keeper);

        await CatchUpAsync(bed, keeper);

        part.Applied.ShouldBe([quick, slow]);
    }

    private static async Task<Guid> AddAsync(IStore store, string title)
    {
        var note = new Note { Title = title };
        return await store.WriteAsync("other", async (work, token) =>
        {
            work.Db.Add(note);
            await work.World.ChangedAsync("note", note.Id, token);
            return note.Id;
        }, TestContext.Current.CancellationToken);
    }

    private static Task<bool> CatchUpAsync(StoreBed bed, WorldKeeper keeper) => bed.ReadAsync(async view =>
    {
        await keeper.CatchUpAsync(view, TestContext.Current.CancellationToken);
        return true;
    });

    private sealed class SeenNotes : IWorldPart
    {
        public List<Guid> Applied { get; } = [];

        public string Kind => "note";

        public Task LoadAsync(ReadView view, World world, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ApplyAsync(ReadView view, World world, Guid id, CancellationToken cancellationToken)
        {
            Applied.Add(id);
            return Task.CompletedTask;
        }
    }
}
