using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Store;

[Collection(Alone.Name)]
public sealed class GroupCommitTests
{
    [Theory, EachEngine]
    public async Task One_of_many_waiting_writes_fails_alone(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var held = new TaskCompletionSource();
        var writes = new List<Task<int>> { Held(bed, held.Task) };
        for (var i = 1; i <= 40; i++) writes.Add(WriteNote(bed, i));
        held.SetResult();

        var failures = 0;
        foreach (var write in writes)
        {
            try
            {
                await write;
            }
            catch (FormatException)
            {
                failures++;
            }
        }

        failures.ShouldBe(5);
        var numbers = await Settings(bed, "n");
        numbers.Count.ShouldBe(35);
        numbers.ShouldNotContain("n8");
        numbers.ShouldContain("n9");
    }

    [Theory, EachEngine]
    public async Task A_failed_write_leaves_none_of_its_entities_behind(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await Should.ThrowAsync<FormatException>(bed.WriteAsync(async work =>
        {
            work.Db.Add(new Note { Title = "never" });
            await work.SaveAsync(TestContext.Current.CancellationToken);
            work.Db.Add(new Note { Title = "never either" });
            throw new FormatException("no");
        }));
        await bed.WriteAsync(work =>
        {
            work.Db.Add(new Note { Title = "kept" });
            return Task.CompletedTask;
        });

        (await bed.ReadAsync(view => Task.FromResult(((NoteContext)view.Db).Notes.Select(note => note.Title).ToList()))).ShouldBe(["kept"]);
    }

    [Theory, EachEngine]
    public async Task Twenty_writers_at_once_lose_no_update(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var writers = Enumerable.Range(0, 20).Select(lane => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await bed.Store.WriteAsync($"lane {lane}", (work, token) => work.Numbers.NextAsync("count", token),
                    TestContext.Current.CancellationToken);
            }
        }));
        await Task.WhenAll(writers);

        (await bed.WriteAsync(work => work.Numbers.NextAsync("count", default))).ShouldBe(201);
    }

    [Theory, EachEngine]
    public async Task Two_writers_of_one_row_never_overwrite_each_other_unseen(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var id = await bed.WriteAsync(work =>
        {
            var note = new Note { Title = "counted" };
            work.Db.Add(note);
            return Task.FromResult(note.Id);
        });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(lane => bed.Store.WriteAsync($"lane {lane}", async (work, token) =>
        {
            var note = (await work.Db.FindAsync<Note>([id], token))!;
            note.Amount++;
            return true;
        }, TestContext.Current.CancellationToken)));

        (await bed.ReadAsync(async view => (await view.Db.FindAsync<Note>(id))!.Amount)).ShouldBe(8);
    }

    [Theory, EachEngine]
    public async Task Writes_of_one_lane_run_one_after_the_other_in_every_instance(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var other = bed.OpenAnother();
        var (inside, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? bed.Store : other).WriteAsync("one lane", async (_, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Delay(5, token);
            return Interlocked.Decrement(ref inside);
        }, TestContext.Current.CancellationToken)));
        ((IDisposable)other).Dispose();

        most.ShouldBe(1);
    }

    private static Task<int> Held(StoreBed bed, Task until) => bed.Store.WriteAsync("held", async (_, _) =>
    {
        await until;
        return 0;
    }, TestContext.Current.CancellationToken);

    private static Task<int> WriteNote(StoreBed bed, int number) => bed.Store.WriteAsync($"lane {number}", async (work, token) =>
    {
        await CrmBot.Runtime.Store.Settings.SetAsync(work, $"n{number}", "stored", token);
        return number % 8 == 0 ? throw new FormatException("every eighth fails") : number;
    }, TestContext.Current.CancellationToken);

    private static Task<List<string>> Settings(StoreBed bed, string prefix) =>
        bed.ReadAsync(view => view.Sql.ListAsync("SELECT name FROM setting WHERE name LIKE $1", row => row.Text(0), prefix + "%"));
}
