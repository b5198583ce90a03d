using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>Which customers have signed. The feature that keeps deals knows.</summary>
internal interface ISignatures
{
    /// <summary>The last day each of them signed something; those that never did are left out.</summary>
    Task<IReadOnlyDictionary<Guid, DateOnly>> LastAsync(
        ReadView view, IReadOnlyCollection<Guid> customers, CancellationToken cancellationToken);

    /// <summary>Whether it was told after <paramref name="at"/> (business time, Unix milliseconds) that the customer signed.</summary>
    Task<bool> AnySinceAsync(ReadView view, Guid customer, long at, CancellationToken cancellationToken);
}
