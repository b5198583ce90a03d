using CrmBot.Language;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// What the bot remembers of one person in one place. Loaded before the message is parsed, stored with the turn.
/// </summary>
public sealed class ConversationMemory
{
    /// <summary>Canonical name of the subject last talked about (the contract's <c>last_cust</c>).</summary>
    public string? LastSubject { get; set; }

    /// <summary>The record last shown or written here, for "the last one".</summary>
    public Store.RecordRef? LastRecord { get; set; }

    /// <summary>The open preview, if any: what was understood and is still open for correction.</summary>
    public OpenPreview? Preview { get; set; }

    /// <summary>The last turn here that changed something, for "undo".</summary>
    public Guid? LastTurn { get; set; }
}

/// <summary>A preview card that is still open for its speaker: until ok or cancel, the next write, or ten minutes.</summary>
/// <param name="Frame">What was understood, in the contract's form.</param>
/// <param name="StoredBy">The turn that stored it; null while it is only a draft.</param>
/// <param name="Record">The record it became, when stored.</param>
/// <param name="Until">Business time, Unix milliseconds.</param>
public sealed record OpenPreview(Frame Frame, Guid? StoredBy, Store.RecordRef? Record, long Until);
