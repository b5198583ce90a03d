using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>
/// In what an amount without a sign is meant for a deal that has none yet: as
/// the customer's other deals, else as people pay where the speaker works.
/// </summary>
internal sealed class SpokenMoney(ICustomerCurrency earlier, CompanySettings settings)
{
    public async Task<Frame> InOwnAsync(Turn turn, Deal deal, Frame frame, CancellationToken cancellationToken)
    {
        if (deal.Currency is not null || turn.Text is not { } said || frame.Object("amt") is not { } amount) return frame;
        var own = await OfAsync(turn, deal.CustomerId, cancellationToken);
        return SaidCurrency.Own(amount, said, own, settings.DefaultCurrency) is { } meant && !ReferenceEquals(meant, amount)
            ? frame.With("amt", meant) : frame;
    }

    private async Task<string?> OfAsync(Turn turn, Guid customerId, CancellationToken cancellationToken)
    {
        if (await earlier.FindAsync(turn.Work, customerId, cancellationToken) is { } known) return known;
        return await turn.Work.Records.FindAsync<Customer>(customerId, cancellationToken) is { } customer
            ? ZoneCurrency.Of(turn.Actor, customer, settings) : null;
    }
}
