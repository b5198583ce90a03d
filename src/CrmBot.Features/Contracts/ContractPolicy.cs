using CrmBot.Features.Deals;
using CrmBot.Features.People.Rights;

namespace CrmBot.Features.Contracts;

/// <inheritdoc/>
internal sealed class ContractPolicy(OwnedRecords records) : SalePolicy(records)
{
    public override string Kind => "contract";
}
