using CrmBot.Runtime.Store;

namespace CrmBot.Features.Watching;

/// <summary>How many open deals people have in hand; deals are counted where they are known.</summary>
internal interface ICountDeals
{
    /// <returns>By owner; who has none is missing.</returns>
    Task<IReadOnlyDictionary<Guid, int>> CountAsync(ReadView view, IReadOnlyList<Guid> owners, CancellationToken cancellationToken);
}
