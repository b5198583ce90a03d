using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Undo;

/// <summary>A feature's say in undoing changes of its records. A kind without a rule can be undone by its actor alone.</summary>
public interface IUndoRule
{
    string Kind { get; }

    /// <summary>Whether somebody who did not make the change may undo it (the lead of the record's owner).</summary>
    Task<bool> MayUndoAsync(ReadView view, Actor actor, Guid id, CancellationToken cancellationToken);

    /// <summary>
    /// Whether others have built on a record that the turn created, in a way no foreign key shows: undo then keeps it.
    /// </summary>
    Task<bool> IsUsedAsync(ReadView view, Guid id, CancellationToken cancellationToken) => Task.FromResult(false);
}
