using CrmBot.Features.Customers;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Contracts;

/// <summary>合同到期: the customer's contract; of several the one that runs longest comes first.</summary>
internal sealed class AnswerContract(ListContracts list, Policy policy) : IAnswerField
{
    public string Field => "contract";

    public async Task<Reply?> AnswerAsync(Turn turn, Guid customerId, CancellationToken cancellationToken)
    {
        var contracts = (await turn.Work.Records.ReadAllAsync<Contract>(nameof(Contract.CustomerId), customerId, cancellationToken))
            .Where(contract => policy.Decide(turn.Actor, "see", contract.Subject).Allowed).ToList();
        if (contracts.Count == 0) return null;
        return contracts.Count == 1 ? KeepContract.Show(turn, contracts[0]) : await list.CardAsync(turn, contracts, cancellationToken);
    }
}
