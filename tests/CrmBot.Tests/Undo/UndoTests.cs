using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Undo;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Undo;

public sealed class UndoTests
{
    [Theory, EachEngine]
    public async Task A_changed_record_gets_all_its_values_back_and_a_newer_version(EngineKind engine)
    {
        await using var bed = await UndoBed.OpenAsync(engine);
        var (_, id) = await bed.NewNoteAsync(UndoBed.Lin);
        var before = await bed.NoteAsync(id);
        var turn = await bed.ChangeAsync(UndoBed.Lin, id, note =>
            (note.Title, note.Body, note.Amount, note.Pinned, note.State, note.OwnerId) = ("second", null, 7, true, NoteState.Done, null));
        var undone = await bed.UndoOneAsync(UndoBed.Lin, turn);

        undone.Effect.ShouldBe(UndoEffect.Restored);
        undone.KeptFields.ShouldBeEmpty();
        var after = (await bed.NoteAsync(id))!;
        (after.Title, after.Body, after.Amount, after.Pinned, after.State, after.OwnerId)
            .ShouldBe((before!.Title, before.Body, before.Amount, before.Pinned, before.State, before.OwnerId));
        after.Version.ShouldBe(3);
        bed.Told.ShouldBe([id]);
    }

    [Theory, EachEngine]
    public async Task A_field_changed_since_is_kept_and_named(EngineKind engine)
    {
        await using var bed = await UndoBed.OpenAsync(engine);
        var (_, id) = await bed.NewNoteAsync(UndoBed.Lin);
        var turn = await bed.ChangeAsync(UndoBed.Lin, id, note => (note.Title, note.Amount) = ("second", 7));
        await bed.ChangeAsync(UndoBed.Zhang, id, note => (note.Amount, note.Pinned) = (8, true));
        var undone = await bed.UndoOneAsync(UndoBed.Lin, turn);

        undone.Effect.ShouldBe(UndoEffect.Restored);
        undone.KeptFields.ShouldBe(["Amount"]);
        var after = (await bed.NoteAsync(id))!;
        (after.Title, after.Amount, after.Pinned, after.Version).ShouldBe(("first", 8, true, 4));
    }

    [Theory, EachEngine]
    public async Task A_created_record_goes_again_with_its_parts(EngineKind engine)
    {
        await using var bed = await UndoBed.OpenAsync(engine);
        var note = new Note { Title = "new" };
        var turn = await bed.TurnAsync(UndoBed.Lin, async work =>
        {
            work.Db.Add(note);
            await work.SaveAsync(default);
            work.Db.Add(new NotePart { NoteId = note.Id, Text = "part" });
        });
        var done = (UndoOutcome.Done)await bed.UndoAsync(UndoBed.Lin, turn);

        done.Records.Select(record => record.Effect).ShouldBe([UndoEffect.Removed, UndoEffect.Removed]);
        done.IsComplete.ShouldBeTrue();
        (await bed.NoteAsync(note.Id)).ShouldBeNull();
    }

    [Theory, EachEngine]
    public async Task A_created_record_that_others_have_built_on_is_kept(EngineKind engine)
    {
        await using var bed = await UndoBed.OpenAsync(engine);
        var (turn, id) = await bed.NewNoteAsync(UndoBed.Lin);
        await bed.TurnAsync(UndoBed.Zhang, work => Task.FromResult(work.Db.Add(new NotePart { NoteId = id, Text = "mine" })));
        var undone = await bed.UndoOneAsync(UndoBed.Lin, turn);

        undone.Effect.ShouldBe(UndoEffect.Kept);
        (await bed.NoteAsync(id)).ShouldNotBeNull();
        bed.Told.ShouldBeEmpty();
    }

    [Theory, EachEngine]
    public async Task A_created_record_that_was_changed_since_is_kept(EngineKind engine)
    {
        await using var bed = await UndoBed.OpenAsync(engine);
        var (turn, id) = await bed.NewNoteAsync(UndoBed.Lin);
        await bed.ChangeAsync(UndoBed.Zhang, id, note => note.Title = "better");

        (await bed.UndoOneAsync(UndoBed.Lin, turn)).Effect.ShouldBe(UndoEffect.Kept);
        (await bed.NoteAsync(id))!.Title.ShouldBe("better");
    }

    [Theory, EachEngine]
    public async Task Undoing_the_change_and_then_the_creation_leaves_nothing(EngineKind engine)
    {
        await using var bed = await UndoBed.OpenAsync(engine);
        var (created, id) = await bed.NewNoteAsync(UndoBed.Lin);
        var changed = await bed.ChangeAsync(UndoBed.Lin, id, note => note.Title = "second");

        (await bed.UndoOneAsync(UndoBed.Lin, changed)).Effect.ShouldBe(UndoEffect.Restored);
        (await bed.UndoOneAsync(UndoBed.Lin, created)).Effect.ShouldBe(UndoEffect.Removed);
        (await bed.NoteAsync(id)).ShouldBeNull();
    }

    [Theory, EachEngine]
    public async Task A_removed_record_comes_back_whole(EngineKind engine)
    {
        await using var bed = await UndoBed.OpenAsync(engine);
        var (_, id) = await bed.NewNoteAsync(UndoBed.Lin, "张伟说：\"下周\" <b>🙂</b>");
        var turn = await bed.TurnAsync(UndoBed.Lin, async work =>
        {
            var note = (await work.Db.FindAsync<Note>(id))!;
            note.Amount = 5;
            await work.SaveAsync(default);
            work.Db.Remove(note);
        });
        (await bed.NoteAsync(id)).ShouldBeNull();

        (await bed.UndoOneAsync(UndoBed.Lin, turn)).Effect.ShouldBe(UndoEffect.Recreated);
        var back = (await bed.NoteAsync(id))!;
        (back.Title, back.Amount, back.OwnerId, back.Version).ShouldBe(("张伟说：\"下周\" <b>🙂</b>", 100, UndoBed.Lin.Id, 4));
    }

    [Theory, EachEngine]
    public async Task Several_saves_of_one_turn_are_undone_as_one(EngineKind engine)
    {
        await using var bed = await UndoBed.OpenAsync(engine);
        var (_, id) = await bed.NewNoteAsync(UndoBed.Lin);
        var turn = await bed.TurnAsync(UndoBed.Lin, async work =>
        {
            var note = (await work.Db.FindAsync<Note>(id))!;
            note.Title = "second";
            await work.SaveAsync(default);
            (note.Title, note.Amount) = ("third", 3);
        });

        (await bed.UndoOneAsync(UndoBed.Lin, turn)).KeptFields.ShouldBeEmpty();
        var after = (await bed.NoteAsync(id))!;
        (after.Title, after.Amount).ShouldBe(("first", 100));
    }

    [Theory, EachEngine]
    public async Task After_ten_minutes_of_business_time_it_is_too_late(EngineKind engine)
    {
        await using var bed = await UndoBed.OpenAsync(engine);
        var (inTime, _) = await bed.NewNoteAsync(UndoBed.Lin);
        var (late, _) = await bed.NewNoteAsync(UndoBed.Lin);
        bed.Bed.Business.Advance(TimeSpan.FromMinutes(10));
        (await bed.UndoAsync(UndoBed.Lin, inTime)).ShouldBeOfType<UndoOutcome.Done>();
        bed.Bed.Business.Advance(TimeSpan.FromMilliseconds(1));

        Refusal(await bed.UndoAsync(UndoBed.Lin, late)).ShouldBe(UndoRefusal.TooLate);
    }

    [Theory, EachEngine]
    public async Task A_turn_is_undone_once_by_its_actor_or_whom_the_rules_allow(EngineKind engine)
    {
        await using var bed = await UndoBed.OpenAsync(engine, new OnlyZhang());
        var (turn, _) = await bed.NewNoteAsync(UndoBed.Lin);
        Refusal(await bed.UndoAsync(UndoBed.Zhang with { Id = Guid.CreateVersion7() }, turn)).ShouldBe(UndoRefusal.NotYours);
        Refusal(await bed.UndoAsync(UndoBed.Lin, Guid.CreateVersion7())).ShouldBe(UndoRefusal.NothingToUndo);
        (await bed.UndoAsync(UndoBed.Zhang, turn)).ShouldBeOfType<UndoOutcome.Done>();
        Refusal(await bed.UndoAsync(UndoBed.Lin, turn)).ShouldBe(UndoRefusal.AlreadyUndone);
    }

    [Theory, EachEngine]
    public async Task Undone_five_times_at_once_acts_once(EngineKind engine)
    {
        await using var bed = await UndoBed.OpenAsync(engine);
        var (_, id) = await bed.NewNoteAsync(UndoBed.Lin);
        var turn = await bed.ChangeAsync(UndoBed.Lin, id, note => note.Title = "second");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => bed.UndoAsync(UndoBed.Lin, turn)));

        outcomes.OfType<UndoOutcome.Done>().Count().ShouldBe(1);
        (await bed.NoteAsync(id))!.Version.ShouldBe(3);
    }

    [Theory, EachEngine]
    public async Task Undo_gives_no_number_back(EngineKind engine)
    {
        await using var bed = await UndoBed.OpenAsync(engine);
        var first = 0L;
        var turn = await bed.TurnAsync(UndoBed.Lin, async work =>
        {
            first = await work.Numbers.NextAsync("ticket", default);
            work.Db.Add(new Note { Title = "T-" + first, Amount = first });
        });
        await bed.UndoAsync(UndoBed.Lin, turn);

        (await bed.Bed.WriteAsync(work => work.Numbers.NextAsync("ticket", default))).ShouldBe(first + 1);
    }

    private static UndoRefusal Refusal(UndoOutcome outcome) => outcome.ShouldBeOfType<UndoOutcome.Refused>().Reason;

    private sealed class OnlyZhang : IUndoRule
    {
        public string Kind => "note";

        public Task<bool> MayUndoAsync(ReadView view, Actor actor, Guid id, CancellationToken cancellationToken) =>
            Task.FromResult(actor.Id == UndoBed.Zhang.Id);
    }
}
