using CrmBot.Runtime.Store;

namespace CrmBot.Features.People.HandOvers;

/// <summary>One thing of somebody's open work, as the pack shows it.</summary>
/// <param name="Text">A name, or what is to be done, as typed.</param>
/// <param name="Detail">What else helps: the customer, or what was talked about last; may be empty.</param>
/// <param name="At">When it is due, or when it last happened; business time, Unix milliseconds.</param>
/// <param name="Customer">The customer whose file it opens, if there is one.</param>
public sealed record WorkItem(string Text, string Detail = "", long? At = null, Guid? Customer = null);

/// <summary>What somebody has open of one kind.</summary>
/// <param name="First">The most important ones, at most as many as were asked for.</param>
public sealed record WorkShare(int Count, IReadOnlyList<WorkItem> First)
{
    public static WorkShare None { get; } = new(0, []);
}

/// <summary>Everything that one person has goes to another.</summary>
/// <param name="By">Who said so.</param>
public sealed record WorkMove(Guid From, Guid To, Guid By);

/// <summary>
/// A feature's share of somebody's work: told when they are away, and moved when they leave. Every feature whose records belong to people
/// registers one; so nothing can be left behind without an owner.
/// </summary>
public interface IHandOverPart
{
    /// <summary>Its title stands in the words under <c>handover.part.{Key}</c>, with the place <c>{count}</c>.</summary>
    string Key { get; }

    /// <summary>Place in the pack; customers come first.</summary>
    int Order { get; }

    Task<WorkShare> AskAsync(ReadView view, Guid owner, int most, CancellationToken cancellationToken);

    /// <summary>
    /// At most so many of these records are the other person's from now on; cards, timers, search and the parser's world follow. Asked
    /// again, each time in another write, until nothing is left. What nobody has many of may move all at once and not be counted.
    /// </summary>
    /// <returns>How many moved; fewer than <paramref name="most"/> when none is left.</returns>
    Task<int> MoveAsync(UnitOfWork work, WorkMove move, int most, CancellationToken cancellationToken);
}
