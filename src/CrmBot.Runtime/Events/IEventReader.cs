namespace CrmBot.Runtime.Events;

/// <param name="Failure">A short code of what went wrong; null when it has arrived.</param>
public readonly record struct EventReport(string? Failure)
{
    public static EventReport Arrived => new(null);
}

/// <summary>All readers; the program that has any adds them.</summary>
public sealed record EventReaderList(IReadOnlyList<IEventReader> Readers);

/// <summary>
/// Somebody to whom events are brought: each at least once, one after the other, from the moment on at which the reader is first
/// known. What does not arrive is tried again, later and later, for a day; then it is put aside and the next one's turn comes.
/// </summary>
public interface IEventReader
{
    /// <summary>Under which the reader's place is kept; never changes.</summary>
    string Name { get; }

    bool Wants(StoredEvent told);

    Task<EventReport> DeliverAsync(StoredEvent told, CancellationToken cancellationToken);
}
