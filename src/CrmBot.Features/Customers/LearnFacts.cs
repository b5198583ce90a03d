using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>Keeps what a sentence told about a customer beside its main point: the budget, and who has which say.</summary>
internal sealed class LearnFacts(CompanySettings settings)
{
    public async Task KeepAsync(
        UnitOfWork work, Customer customer, JsonObject? budget, IReadOnlyList<JsonObject> roles, CancellationToken cancellationToken)
    {
        Budget.Read(budget, settings.DefaultCurrency)?.PutOn(customer);
        foreach (var said in roles.Select(SaidRole.Read).OfType<SaidRole>())
            await DecisionChain.SetAsync(work, customer.Id, said, cancellationToken);
    }
}
