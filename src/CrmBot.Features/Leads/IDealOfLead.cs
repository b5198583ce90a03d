using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads;

/// <summary>Opens the deal that a lead has become; deals are opened where they are known.</summary>
internal interface IDealOfLead
{
    /// <param name="need">What the customer wants, as typed; the deal is called so.</param>
    /// <returns>The deal, an open one of the customer where there is one; null when the speaker may not open any.</returns>
    Task<RecordRef?> OpenAsync(Turn turn, CustomerBrief customer, string? need, Budget? budget, CancellationToken cancellationToken);
}
