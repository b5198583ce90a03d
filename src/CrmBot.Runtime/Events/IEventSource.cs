using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Events;

public enum SavedHow { Created, Changed, Removed }

/// <summary>A record that was just saved, whoever changed it: a turn, a timer, another program, an undo.</summary>
/// <param name="Record">As it is now; of a removed one as it was.</param>
/// <param name="Fields">What changed by property, with the values before and after; of a new one all of its fields.</param>
public sealed record RecordSaved(
    Record Record, RecordRef Ref, SavedHow How, IReadOnlyDictionary<string, (object? Before, object? After)> Fields);

/// <summary>Tells what the change of a record means to the outside.</summary>
public interface IEventSource
{
    /// <summary>The kind of record it listens to; one source per kind.</summary>
    string Kind { get; }

    Task<IReadOnlyList<NewEvent>> TellAsync(ReadView view, RecordSaved saved, CancellationToken cancellationToken);
}

/// <summary>Whether anybody reads the events; without readers none is stored.</summary>
public sealed record EventsWanted(bool Any);
