using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>What another feature knows about a customer, as lines of the customer's card (<see cref="CardRow"/>).</summary>
internal interface IProfilePart
{
    /// <param name="masked">Fields that the viewer may not see.</param>
    Task<IReadOnlyList<JsonObject>> RowsAsync(
        ReadView view, Guid customerId, IReadOnlySet<string> masked, string locale, CancellationToken cancellationToken);
}
