using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>Answers a question about one customer that another feature knows the answer to: deals, contracts, tickets.</summary>
internal interface IAnswerField
{
    /// <summary>Value of the contract's <c>field</c>.</summary>
    string Field { get; }

    /// <summary>Null when there is nothing to show; the person may see the customer, and is in their direct chat.</summary>
    Task<Reply?> AnswerAsync(Turn turn, Guid customerId, CancellationToken cancellationToken);
}
