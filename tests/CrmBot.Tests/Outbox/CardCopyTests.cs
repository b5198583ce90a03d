using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Outbox;

public sealed class CardCopyTests
{
    private static readonly Place Sales = OutboxApp.Group("sales");
    private static readonly Place Support = OutboxApp.Group("support");

    [Theory, EachEngine]
    public async Task Every_place_that_shows_a_record_is_edited_to_its_current_state(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await using var app = await OpenAsync(bed, engine);
        var note = await NoteAsync(app, "new");
        await app.AnswerAsync(Sales, new Reply.OfRecord(note));
        await app.AnswerAsync(Support, new Reply.OfRecord(note));
        await app.IdleAsync();

        await RenameAsync(app, note, "done");
        await app.IdleAsync();

        app.Channel.All.Where(message => message.What == "edit").Select(message => (message.PlaceKey, message.Line, message.ActivityId))
            .OrderBy(edit => edit.PlaceKey)
            .ShouldBe([("sales", "done", ActivityIn(app, Sales)), ("support", "done", ActivityIn(app, Support))]);
    }

    [Theory, EachEngine]
    public async Task A_change_while_the_card_is_still_on_its_way_is_edited_in_afterwards(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var answer = new TaskCompletionSource<SendReport?>();
        await using var app = await OpenAsync(bed, engine,
            new ScriptedChannel { Script = (what, _, _) => what == "post" ? answer.Task : Task.FromResult<SendReport?>(null) });
        var note = await NoteAsync(app, "new");
        await app.AnswerAsync(Sales, new Reply.OfRecord(note));

        await RenameAsync(app, note, "changed");
        await RenameAsync(app, note, "changed twice");
        answer.SetResult(null);
        await app.IdleAsync();

        app.Channel.All.Select(message => (message.What, message.Line)).ShouldBe([("post", "new"), ("edit", "changed twice")]);
    }

    [Theory, EachEngine]
    public async Task Edits_of_one_card_leave_a_second_apart_and_the_later_one_shows_what_is_true_then(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var system = new SteppedTime(ManualClock.WorkdayMorning);
        await using var app = await OpenAsync(bed, engine, system: system);
        var note = await NoteAsync(app, "new");
        await app.AnswerAsync(Sales, new Reply.OfRecord(note));
        await app.IdleAsync();

        await RenameAsync(app, note, "one");
        await app.IdleAsync();
        await RenameAsync(app, note, "two");
        await RenameAsync(app, note, "three");
        system.Advance(TimeSpan.FromMilliseconds(900));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        app.Channel.All.Select(message => message.Line).ShouldBe(["new", "one"]);

        system.Advance(TimeSpan.FromMilliseconds(200));
        await app.IdleAsync();
        app.Channel.All.Select(message => message.Line).ShouldBe(["new", "one", "three"]);
    }

    [Theory, EachEngine]
    public async Task An_older_card_in_the_same_place_points_to_the_newer_one_and_is_left_alone_from_then_on(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await using var app = await OpenAsync(bed, engine);
        var note = await NoteAsync(app, "new");
        await app.AnswerAsync(Sales, new Reply.OfRecord(note));
        await app.IdleAsync();
        var older = ActivityIn(app, Sales);

        await app.AnswerAsync(Sales, new Reply.OfRecord(note));
        await app.IdleAsync();
        // In either order: an edit may pass a post.
        app.Channel.All.Skip(1).OrderBy(message => message.What).ShouldBe(
            [new Delivered("edit", "sales", "see newer", older), new Delivered("post", "sales", "new", ActivityIn(app, Sales))]);

        await RenameAsync(app, note, "done");
        await app.IdleAsync();
        app.Channel.All[^1].Line.ShouldBe("done");
        app.Channel.All[^1].ActivityId.ShouldNotBe(older);
        app.Channel.All.Count(message => message.ActivityId == older).ShouldBe(2);
    }

    [Theory, EachEngine]
    public async Task A_card_that_shows_several_records_keeps_all_of_them_current(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await using var app = await OpenAsync(bed, engine);
        var (one, two) = (await NoteAsync(app, "one"), await NoteAsync(app, "two"));
        await app.AnswerAsync(Sales, new Reply.Several([new Reply.OfRecord(one), new Reply.OfRecord(two)]));
        await app.IdleAsync();

        await RenameAsync(app, two, "zwei");
        await app.IdleAsync();
        app.Channel.All[^1].Line.ShouldBe("one + zwei");

        await app.AnswerAsync(Sales, new Reply.OfRecord(one));
        await app.IdleAsync();
        app.Channel.All[^1].ShouldBe(new Delivered("edit", "sales", "see newer + zwei", app.Channel.All[0].ActivityId));
    }

    [Theory, EachEngine]
    public async Task Case_106_a_message_that_somebody_deleted_is_not_edited_again(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var edits = 0;
        var gone = new SendReport(SendFate.Rejected, null, 404, "ActivityNotFoundInConversation", null) { MessageGone = true };
        await using var app = await OpenAsync(bed, engine, new ScriptedChannel
        {
            Script = (what, _, _) => Task.FromResult(what == "edit" && ++edits > 0 ? gone : null),
        });
        var note = await NoteAsync(app, "new");
        await app.AnswerAsync(Sales, new Reply.OfRecord(note));
        await app.IdleAsync();

        await RenameAsync(app, note, "one");
        await app.IdleAsync();
        await RenameAsync(app, note, "two");
        await app.IdleAsync();

        edits.ShouldBe(1);
        (await app.StateAsync()).Dead.ShouldBeEmpty();
    }

    [Theory, EachEngine]
    public async Task A_messenger_that_gives_no_id_is_never_asked_to_edit(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var edits = 0;
        await using var app = await OpenAsync(bed, engine, new ScriptedChannel
        {
            Script = (what, _, _) =>
                Task.FromResult<SendReport?>(new SendReport(SendFate.Accepted, what == "edit" ? $"{++edits}" : null, 201, null, null)),
        });
        var note = await NoteAsync(app, "new");
        await app.AnswerAsync(Sales, new Reply.OfRecord(note));
        await app.IdleAsync();

        await RenameAsync(app, note, "done");
        await app.IdleAsync();
        edits.ShouldBe(0);
    }

    [Theory, EachEngine]
    public async Task An_edit_of_unknown_fate_is_simply_repeated(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        var edits = 0;
        var lost = new SendReport(SendFate.Ambiguous, null, 504, "ServiceError", TimeSpan.FromMilliseconds(10));
        await using var app = await OpenAsync(bed, engine, new ScriptedChannel
        {
            Script = (what, _, _) => Task.FromResult(what == "edit" && ++edits == 1 ? lost : null),
        });
        var note = await NoteAsync(app, "new");
        await app.AnswerAsync(Sales, new Reply.OfRecord(note));
        await app.IdleAsync();

        await RenameAsync(app, note, "done");
        await app.IdleAsync();
        edits.ShouldBe(2);
        app.Channel.All[^1].Line.ShouldBe("done");
    }

    [Theory, EachEngine]
    public async Task A_posted_card_is_found_by_its_instance_and_by_its_activity_and_can_become_another(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await using var app = await OpenAsync(bed, engine);
        var (one, two) = (await NoteAsync(app, "draft"), await NoteAsync(app, "saved"));
        await app.AnswerAsync(Sales, new Reply.OfRecord(one));
        await app.IdleAsync();
        var cards = app.Get<IPostedCards>();
        var found = await app.Store.ReadAsync((view, _) => cards.FindByActivityAsync(view, "sales", ActivityIn(app, Sales)),
            CancellationToken.None);
        found!.Source.ShouldBe(one.ToString());
        (await app.Store.ReadAsync((view, _) => cards.FindAsync(view, found.CardId), CancellationToken.None)).ShouldBe(found);

        await app.WriteAsync(work => cards.ReplaceAsync(work, found.CardId, new Reply.OfRecord(two), CancellationToken.None));
        await app.IdleAsync();
        app.Channel.All[^1].ShouldBe(new Delivered("edit", "sales", "saved", ActivityIn(app, Sales)));

        await RenameAsync(app, two, "saved again");
        await app.IdleAsync();
        app.Channel.All[^1].Line.ShouldBe("saved again");
    }

    [Theory, EachEngine]
    public async Task A_card_posted_to_a_chat_that_had_to_be_opened_can_be_edited(EngineKind engine)
    {
        await using var bed = await StoreBed.OpenAsync(engine);
        await using var app = await OpenAsync(bed, engine);
        var note = await NoteAsync(app, "new");
        var person = Guid.CreateVersion7();
        await app.WriteAsync(async work =>
        {
            await work.Outbox.ToPersonAsync(person, new Reply.OfRecord(note), "slot", Delivery.AtLeastOnce, Priority.Notice,
                CancellationToken.None);
        });
        await app.IdleAsync();

        await RenameAsync(app, note, "done");
        await app.IdleAsync();
        app.Channel.All.Select(message => (message.What, message.PlaceKey, message.Line)).ShouldBe(
            [("post", $"t|chat-with-dir-{person:N}", "new"), ("edit", $"t|chat-with-dir-{person:N}", "done")]);
    }

    private static async Task<OutboxApp> OpenAsync(
        StoreBed bed, EngineKind engine, ScriptedChannel? channel = null, TimeProvider? system = null)
    {
        var app = await OutboxApp.StartAsync(bed, engine, channel, system);
        await app.KnowAsync(Sales, Support);
        return app;
    }

    private static async Task<RecordRef> NoteAsync(OutboxApp app, string title)
    {
        var note = new Note { Title = title };
        await app.WriteAsync(work =>
        {
            work.Db.Add(note);
            return Task.CompletedTask;
        });
        return new RecordRef("note", note.Id);
    }

    private static Task RenameAsync(OutboxApp app, RecordRef note, string title) => app.WriteAsync(async work =>
    {
        (await work.Db.FindAsync<Note>(note.Id))!.Title = title;
        await work.SaveAsync(CancellationToken.None);
        await work.Outbox.RefreshCopiesAsync(note, CancellationToken.None);
    });

    private static string ActivityIn(OutboxApp app, Place place) =>
        app.Channel.All.Last(message => message.What == "post" && message.PlaceKey == place.Key).ActivityId;
}
