using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Orders;

/// <summary>The customer's last orders on the customer's card.</summary>
internal sealed class OrdersOnProfile(CardLibrary cards) : IProfilePart
{
    private const int Most = 3;

    public async Task<IReadOnlyList<JsonObject>> RowsAsync(
        ReadView view, Guid customerId, IReadOnlySet<string> masked, string locale, CancellationToken cancellationToken)
    {
        var orders = await view.Db.Set<Order>().AsNoTracking().Where(order => order.CustomerId == customerId)
            .OrderByDescending(order => order.OrderedOn).ThenByDescending(order => order.CreatedAt).Take(Most)
            .ToListAsync(cancellationToken);
        return [.. orders.Select(order => CardRow.Of(
            cards.Words(locale, "order.label"),
            PrintCustomer.Joined(
                order.Number, DayCode.Read(order.OrderedOn) is { } day ? SaidTime.Write(day) : null,
                masked.Contains(CustomerPolicy.Fields.Amount)
                    ? null
                    : new Budget(order.Amount, order.Amount, order.Currency, false).Print(locale),
                cards.Words(locale, "order.state." + order.State), order.Lines.Count > 0 ? Shorten.To(order.Lines[0], 40) : null)))];
    }
}
