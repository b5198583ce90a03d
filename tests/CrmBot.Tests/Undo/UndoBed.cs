using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.Undo;
using CrmBot.Tests.TestApp;

namespace CrmBot.Tests.Undo;

/// <summary>Turns of two people over notes, and taking them back.</summary>
internal sealed class UndoBed(StoreBed bed, IUndoRule[] rules) : IAsyncDisposable, IAfterUndo
{
    public static Actor Lin { get; } = Person("小林");

    public static Actor Zhang { get; } = Person("张经理");

    public StoreBed Bed { get; } = bed;

    public List<Guid> Told { get; } = [];

    public string Kind => "note";

    public static async Task<UndoBed> OpenAsync(EngineKind engine, params IUndoRule[] rules) =>
        new(await StoreBed.OpenAsync(engine), rules);

    /// <summary>A turn of <paramref name="actor"/>; the result is its id.</summary>
    public Task<Guid> TurnAsync(Actor actor, Func<UnitOfWork, Task> change) => Bed.WriteAsync(async work =>
    {
        var turn = Guid.CreateVersion7();
        work.Acting = new ActingTurn(turn, actor.Id, Undoable: true);
        await change(work);
        return turn;
    });

    public async Task<(Guid Turn, Guid Note)> NewNoteAsync(Actor actor, string title = "first")
    {
        var note = new Note { Title = title, Amount = 100, Body = "b", OwnerId = actor.Id };
        return (await TurnAsync(actor, work => Task.FromResult(work.Db.Add(note))), note.Id);
    }

    public Task<Guid> ChangeAsync(Actor actor, Guid id, Action<Note> change) =>
        TurnAsync(actor, async work => change((await work.Db.FindAsync<Note>(id))!));

    public Task<UndoOutcome> UndoAsync(Actor actor, Guid turn) => Bed.WriteAsync(work =>
    {
        work.Acting = new ActingTurn(Guid.CreateVersion7(), actor.Id, Undoable: true);
        return new UndoJournal(rules, [this]).RestoreAsync(work, turn, actor, default);
    });

    public async Task<UndoneRecord> UndoOneAsync(Actor actor, Guid turn)
    {
        var done = await UndoAsync(actor, turn) as UndoOutcome.Done ?? throw new InvalidOperationException("refused");
        return done.Records.Single();
    }

    public Task<Note?> NoteAsync(Guid id) => Bed.ReadAsync(async view => await view.Db.FindAsync<Note>(id));

    public Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        Told.Add(id);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => Bed.DisposeAsync();

    private static Actor Person(string name) => new(Guid.CreateVersion7(), name, "rep", "华东", "zh-CN", TimeZoneInfo.Utc, name);
}
