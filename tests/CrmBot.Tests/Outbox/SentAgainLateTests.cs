using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;
using Place = CrmBot.Runtime.Places.Place;

namespace CrmBot.Tests.Outbox;

/// <summary>A card that did not arrive can be sent once more as long as its row is kept, however long its copy would be kept.</summary>
public sealed class SentAgainLateTests
{
    private static readonly Place Sales = OutboxApp.Group("sales");
    private readonly SteppedTime system = new(new DateTimeOffset(2026, 3, 11, 10, 0, 0, TimeSpan.FromHours(8)));
    private bool refuses = true;

    [Theory, EachEngine]
    public async Task A_card_given_up_five_weeks_ago_arrives_when_it_is_sent_again(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await using var app = await RefusedAsync(bed, engine);
        await AgeAsync(app, 35);

        await app.Get<SweepOutbox>().RunAsync(CancellationToken.None);
        await SendAgainAsync(app);

        app.Channel.Lines.ShouldBe(["offer"]);
        (await app.StateAsync()).Dead.ShouldBeEmpty();
    }

    [Theory, EachEngine]
    public async Task What_is_left_waiting_holds_up_no_sweeping_behind_it(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await using var app = await RefusedAsync(bed, engine);
        refuses = false;
        await AnswerAsync(app, "delivered");
        await AgeAsync(app, 35);

        await app.Get<SweepOutbox>().RunAsync(CancellationToken.None);

        (await CopiesAsync(app)).ShouldBe(1);
        await app.WriteAsync(work => work.Sql.ExecuteAsync("DELETE FROM outbox"));
        await app.Get<SweepOutbox>().RunAsync(CancellationToken.None);
        (await CopiesAsync(app)).ShouldBe(0);
    }

    [Theory, EachEngine]
    public async Task A_card_of_which_nothing_is_kept_is_given_up_at_once(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await using var app = await RefusedAsync(bed, engine);
        await app.WriteAsync(work => work.Sql.ExecuteAsync("DELETE FROM card_copy"));

        await SendAgainAsync(app);

        var dead = (await app.StateAsync()).Dead.ShouldHaveSingleItem();
        (dead.Failure, dead.Attempts).ShouldBe(("no_card", 1));
        app.Channel.Lines.ShouldBeEmpty();
    }

    private async Task<OutboxApp> RefusedAsync(StoreBed bed, EngineKind engine)
    {
        var app = await OutboxApp.StartAsync(bed, engine,
            new ScriptedChannel { Script = (_, _, _) => Task.FromResult(refuses ? ScriptedChannel.Rejected() : null) }, system);
        await app.KnowAsync(Sales);
        await AnswerAsync(app, "offer");
        (await app.StateAsync()).Dead.Count.ShouldBe(1);
        return app;
    }

    private static async Task AnswerAsync(OutboxApp app, string title)
    {
        var note = new Note { Title = title };
        await app.WriteAsync(async work =>
        {
            work.Db.Add(note);
            await work.SaveAsync(CancellationToken.None);
        });
        await app.AnswerAsync(Sales, new Reply.OfRecord(new RecordRef("note", note.Id)));
        await app.IdleAsync();
    }

    private static Task AgeAsync(OutboxApp app, int days)
    {
        var time = days * 86_400_000L;
        return app.WriteAsync(work => work.Sql.ExecuteAsync("UPDATE card_copy SET created_at = created_at - $1", time));
    }

    private async Task SendAgainAsync(OutboxApp app)
    {
        refuses = false;
        var seqs = (await app.StateAsync()).Dead.Select(dead => dead.Seq).ToList();
        await app.WriteAsync(async work => (await app.Get<SendAgain>().RunAsync(work, seqs)).ShouldBe(1));
        await app.IdleAsync();
    }

    private static Task<long> CopiesAsync(OutboxApp app) => app.Store.ReadAsync(
        (view, _) => view.Sql.FirstAsync("SELECT COUNT(*) FROM card_copy", row => row.Number(0)), CancellationToken.None);
}
