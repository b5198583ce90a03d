using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Help;

/// <summary>
/// Tells why a card of the bot's own accord came (intent <c>why</c> in reply to it). One per record kind, in the feature that sends it.
/// </summary>
public interface ITellWhy
{
    string Kind { get; }

    /// <summary>Null when the record is gone or not the asker's to see.</summary>
    Task<Reply?> TellAsync(Turn turn, Guid id, CancellationToken cancellationToken);
}

/// <summary>Tells why something is whose it is (intent <c>why</c> about an assignment).</summary>
public interface ITellAssignment
{
    Task<Reply> TellAsync(Turn turn, Frame frame, CancellationToken cancellationToken);
}
