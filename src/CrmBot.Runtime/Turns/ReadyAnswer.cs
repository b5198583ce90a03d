using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// An answer that stands before the turn's transaction, which has only to store it: worked out
/// in a view (<see cref="AnswerAhead"/>), or the refusal of one that could not be. It holds for
/// every attempt at storing: a write that others' failure takes back is not worked out again.
/// </summary>
/// <param name="Memory">What was talked about, after it, as <see cref="MemoryJson"/>; null when that is what it was before.</param>
/// <param name="Added">The records that the answer is about and that are not stored yet.</param>
/// <param name="Later">What is to be sent and noted with them.</param>
internal sealed record ReadyAnswer(
    Reply Reply, string? Memory, IReadOnlyList<object> Added, IReadOnlyList<Func<UnitOfWork, CancellationToken, Task>> Later)
{
    /// <summary>What a click came to; null of a message.</summary>
    public ClickOutcome? Click { get; init; }

    /// <summary>An answer with nothing to store.</summary>
    public static ReadyAnswer With(Reply reply, Conversation seen) =>
        new(reply, null, [], []) { Click = seen.Inbound is CardActed ? new ClickOutcome(reply, IsRead: true) : null };
}
