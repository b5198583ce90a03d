using CrmBot.Language;

namespace CrmBot.Runtime.Turns.Unread;

/// <summary>
/// A slower reader behind the same contract (a language model), asked after a turn whose sentence could not be understood. Registered only
/// when one is configured.
/// </summary>
public interface ISecondReader
{
    /// <summary>So many sentences a day may be asked about.</summary>
    int MostPerDay { get; }

    /// <summary>
    /// The frames the sentence may mean, checked against the contract; empty when it means
    /// nothing. May take seconds and may fail in any way: the sentence then stays unread.
    /// </summary>
    Task<IReadOnlyList<Frame>> ReadAsync(Utterance said, CancellationToken cancellationToken);
}
