using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Undo;

/// <summary>What came of an undo.</summary>
public abstract record UndoOutcome
{
    /// <summary>Something was put back; a record that could not be is listed too.</summary>
    public sealed record Done(IReadOnlyList<UndoneRecord> Records) : UndoOutcome
    {
        /// <summary>What the features have to say about it.</summary>
        public IReadOnlyList<Turns.Reply> Notes { get; init; } = [];

        /// <summary>Everything was changed again since and stayed as it is.</summary>
        public bool IsNothing => Records.Count > 0 && Records.All(record => record.Effect == UndoEffect.Kept);

        /// <summary>Everything is as it was before the turn.</summary>
        public bool IsComplete => Records.All(record => record.Effect != UndoEffect.Kept && record.KeptFields.Count == 0);
    }

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(UndoRefusal Reason) : UndoOutcome;
}

public enum UndoRefusal
{
    /// <summary>The turn changed no record, or so long ago that its journal is gone.</summary>
    NothingToUndo,
    AlreadyUndone,

    /// <summary>The time to undo it has passed.</summary>
    TooLate,

    /// <summary>Neither the actor nor somebody the features allow.</summary>
    NotYours,
}

public enum UndoEffect
{
    /// <summary>Fields were put back.</summary>
    Restored,

    /// <summary>The turn had created it; it is gone.</summary>
    Removed,

    /// <summary>The turn had removed it; it is back.</summary>
    Recreated,

    /// <summary>Left alone: changed or used since, or not there any more.</summary>
    Kept,
}

/// <param name="KeptFields">Property names of fields that somebody changed since; they keep their newer value.</param>
public sealed record UndoneRecord(RecordRef Record, UndoEffect Effect, IReadOnlyList<string> KeptFields)
{
    /// <summary>Values by property of a record that is gone now; null for every other.</summary>
    public System.Text.Json.Nodes.JsonObject? Was { get; init; }

    /// <summary>The turn that was taken back.</summary>
    public Guid Turn { get; init; }
}
