using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Search;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Undo;
using CrmBot.Runtime.WorldSnapshot;

namespace CrmBot.Runtime.Store;

/// <summary>
/// One transaction: business rows, timers, outgoing messages, search terms and audit rows are stored together or not at all.
/// Nobody sends anything from inside; what must leave is an outbox row.
/// </summary>
public sealed class UnitOfWork : ReadView
{
    private List<Action>? wakes;
    private List<Func<UnitOfWork, CancellationToken, Task>>? later;
    private HashSet<RecordRef>? created;

    internal UnitOfWork(StoreContext db, StoreCommands sql, long now, long systemNow)
        : base(db, sql, now) => SystemNow = systemNow;

    /// <summary>System time at the start of the work, Unix milliseconds: for leases and retries, never for what people see.</summary>
    internal long SystemNow { get; }

    /// <summary>Messages and card edits that leave after the commit.</summary>
    public OutboxWriter Outbox => field ??= new(this);

    /// <summary>Points in business time at which something will happen.</summary>
    public TimerWriter Timers => field ??= new(this);

    /// <summary>What people can find records by.</summary>
    public SearchTermWriter Search => field ??= new(this);

    /// <summary>Keeps the parser's world in step with the store.</summary>
    public WorldChangeWriter World => field ??= new(this);

    /// <summary>Who saw and did what.</summary>
    public AuditWriter Audit => field ??= new(this);

    /// <summary>Short human numbers (T-1024, D-88), never used twice.</summary>
    public NumberSequences Numbers => field ??= new(this);

    /// <summary>
    /// Saves tracked entities now: sets versions, appends audit rows and, inside a turn, the undo journal. Called by the runtime at the
    /// end of every turn and timer; call it yourself only to read your own writes by query.
    /// </summary>
    public Task SaveAsync(CancellationToken cancellationToken) =>
        ReadsAhead ? Task.CompletedTask : RecordSaver.SaveAsync(this, cancellationToken);

    /// <summary>It runs in a view, where nothing can be stored: what is added is stored afterwards, by another unit of work.</summary>
    internal bool ReadsAhead { get; init; }

    /// <summary>What it would have written, in order, for the unit of work that stores it.</summary>
    internal IReadOnlyList<Func<UnitOfWork, CancellationToken, Task>> Later => later ?? [];

    /// <summary>Keeps a step for <see cref="Later"/>.</summary>
    /// <returns>False where things can be stored: then the step is to be taken now.</returns>
    internal bool PutsOff(Func<UnitOfWork, CancellationToken, Task> step)
    {
        if (ReadsAhead) (later ??= []).Add(step);
        return ReadsAhead;
    }

    /// <summary>The singletons that the writers above need (clocks, renderer, signals); set by the store.</summary>
    internal IServiceProvider? Services { get; init; }

    /// <summary>
    /// Runs after this unit of work is on disk, in commit order and before its write completes; never after a rollback. Must be short
    /// and must not throw: it only wakes somebody.
    /// </summary>
    internal void AfterCommit(Action wake) => (wakes ??= []).Add(wake);

    /// <summary>Something waits for the commit.</summary>
    internal bool Wakes => wakes is not null;

    /// <summary>Called once by the store, after the commit.</summary>
    internal void Committed()
    {
        if (wakes is null) return;
        foreach (var wake in wakes) wake();
        wakes = null;
    }

    /// <summary>How long this turn can be undone, in business time; set it before anything is saved.</summary>
    public TimeSpan UndoWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>What is saved from now on is not of the kind that a turn takes back: it has a way back of its own.</summary>
    public void LeaveNoUndo()
    {
        LeavesNoUndo = true;
        Acting = Acting is { } acting ? acting with { Undoable = false } : null;
    }

    /// <summary>
    /// What is saved from now on belongs to a turn that was stored earlier, and is taken back with it as long as that can be.
    /// </summary>
    /// <param name="actor">Whose turn it was.</param>
    /// <returns>False when the turn was taken back.</returns>
    public async Task<bool> GoOnWithAsync(Guid turn, Guid actor)
    {
        var known = await UndoSteps.EndAsync(this, turn).ConfigureAwait(false);
        Acting = new ActingTurn(turn, actor, Undoable: known is { } journal && journal.Until >= Now);
        NextUndoStep = known?.Next ?? 0;
        return known is not { IsUndone: true };
    }

    internal bool LeavesNoUndo { get; private set; }

    /// <summary>Who is acting and in which turn, for audit and undo; set by the runtime.</summary>
    internal ActingTurn? Acting { get; set; }

    /// <summary>Records created, changed or removed so far, by <see cref="SaveAsync"/>: their card copies must be drawn again.</summary>
    internal HashSet<RecordRef> Changed { get; } = [];

    /// <summary>Whether anything has been written in it so far.</summary>
    public bool HasWritten => Changed.Count > 0;

    /// <summary>The record was made in this unit of work, so nobody has a card of it yet.</summary>
    internal bool IsNew(RecordRef record) => created?.Contains(record) == true;

    internal void NoteCreated(RecordRef record) => (created ??= []).Add(record);

    /// <summary>The values of records as this unit of work has saved them last.</summary>
    internal Dictionary<Record, object?[]> Saved => field ??= new(ReferenceEqualityComparer.Instance);

    /// <summary>Events that this unit of work has told already.</summary>
    internal HashSet<Events.NewEvent> Told => field ??= [];

    /// <summary>Numbers the turn's undo steps.</summary>
    internal int NextUndoStep { get; set; }
}

/// <summary>The turn that a unit of work belongs to.</summary>
internal sealed record ActingTurn(Guid TurnId, Guid ActorId, bool Undoable);
