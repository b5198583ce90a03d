using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>One thing that happened with a customer, as the profile shows it.</summary>
/// <param name="At">Business time of the event itself, Unix milliseconds.</param>
/// <param name="KindKey">Key of the word files for what it was, e.g. <c>interaction.channel.call</c>.</param>
/// <param name="Text">The note, as typed.</param>
public sealed record TimelineEntry(long At, string KindKey, string Text)
{
    /// <summary>Name of the contact it was with, if known.</summary>
    public string? Who { get; init; }

    /// <summary>Name of the colleague who was there.</summary>
    public string? By { get; init; }

    public RecordRef? Record { get; init; }
}

/// <summary>Something promised to a customer and not done yet.</summary>
/// <param name="Due">Business time, Unix milliseconds; null when no date was said.</param>
public sealed record OpenPromise(string Text, long? Due);

/// <summary>Tells what happened with a customer. The profile asks every registered source and orders the answers by time.</summary>
public interface ITimelineSource
{
    /// <summary>The latest entries, newest first.</summary>
    Task<IReadOnlyList<TimelineEntry>> LatestAsync(ReadView view, Guid customerId, int limit, CancellationToken cancellationToken);

    Task<int> CountAsync(ReadView view, Guid customerId, CancellationToken cancellationToken);

    /// <summary>Open promises, the most urgent first.</summary>
    Task<IReadOnlyList<OpenPromise>> PromisesAsync(ReadView view, Guid customerId, int limit, CancellationToken cancellationToken);
}
