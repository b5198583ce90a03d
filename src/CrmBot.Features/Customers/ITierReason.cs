using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>How a customer's tier came about, as lines of a card (<see cref="CardRow"/>) and a sentence below them.</summary>
internal sealed record TierReason(IReadOnlyList<JsonObject> Rows, string Hint);

/// <summary>Why a customer has the tier it has. The feature that computes tiers knows.</summary>
internal interface ITierReason
{
    /// <summary>Whether tiers follow what customers buy; otherwise they stay as they were given.</summary>
    Task<bool> IsComputedAsync(ReadView view, CancellationToken cancellationToken);

    Task<TierReason> OfAsync(ReadView view, Customer customer, bool showsAmounts, string locale, CancellationToken cancellationToken);
}
