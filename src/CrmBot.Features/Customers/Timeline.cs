using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>What happened with a customer, from every feature that knows something, by the time it happened.</summary>
internal sealed class Timeline(IEnumerable<ITimelineSource> sources)
{
    private readonly ITimelineSource[] sources = [.. sources];

    public async Task<IReadOnlyList<TimelineEntry>> LatestAsync(
        ReadView view, Guid customerId, int limit, CancellationToken cancellationToken)
    {
        List<TimelineEntry> entries = [];
        foreach (var source in sources) entries.AddRange(await source.LatestAsync(view, customerId, limit, cancellationToken));
        return [.. entries.OrderByDescending(entry => entry.At).Take(limit)];
    }

    public async Task<IReadOnlyList<OpenPromise>> PromisesAsync(
        ReadView view, Guid customerId, int limit, CancellationToken cancellationToken)
    {
        List<OpenPromise> promises = [];
        foreach (var source in sources) promises.AddRange(await source.PromisesAsync(view, customerId, limit, cancellationToken));
        return [.. promises.OrderBy(promise => promise.Due ?? long.MaxValue).Take(limit)];
    }
}
