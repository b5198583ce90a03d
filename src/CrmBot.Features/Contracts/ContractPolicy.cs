using CrmBot.Features.Company;
using CrmBot.Features.Deals;

namespace CrmBot.Features.Contracts;

/// <inheritdoc/>
internal sealed class ContractPolicy(CompanySettings settings) : SalePolicy(settings)
{
    public override string Kind => "contract";
}
