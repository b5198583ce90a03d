using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals.Lists;

/// <summary>
/// Deals as lines of a list: number, customer, what it is about, how far, how much, when; whose, when it is not the reader's.
/// </summary>
internal sealed class DealRowsOfList(PrintDeal print, ICustomerDirectory customers, IPersonDirectory people)
{
    private const int Most = 8;

    /// <summary>A short list without pages.</summary>
    /// <param name="title">A sentence of ours.</param>
    public async Task<Reply> CardAsync(
        Turn turn, IReadOnlyList<Deal> deals, bool showsAmounts, string title, CancellationToken cancellationToken) => new Reply.Card(
            "deal-list",
            new JsonObject
            {
                ["ask"] = new JsonObject(),
                ["rows"] = CardRow.List(
                    await OfAsync(turn, [.. deals.Take(Most)], new SaleScope(turn.Actor.Id, null, showsAmounts), cancellationToken)),
                ["previous"] = 0,
                ["next"] = 0,
                ["hasPrevious"] = false,
                ["hasNext"] = false,
                ["who"] = "",
                ["say"] = new JsonObject { ["title"] = title, ["sum"] = "", ["page"] = "" },
            });

    public async Task<List<JsonObject>> OfAsync(Turn turn, IReadOnlyList<Deal> deals, SaleScope scope, CancellationToken cancellationToken)
    {
        var known = await customers.FindManyAsync(turn.Work, [.. deals.Select(deal => deal.CustomerId).Distinct()], cancellationToken);
        List<JsonObject> rows = [];
        foreach (var deal in deals)
        {
            var owner = scope.Owner is null && deal.OwnerId is { } id
                ? (await people.FindAsync(turn.Work, id, cancellationToken))?.Name
                : null;
            rows.Add(new JsonObject
            {
                ["id"] = deal.Id.ToString("N"),
                ["customer"] = known.GetValueOrDefault(deal.CustomerId)?.Name ?? "",
                ["detail"] = PrintCustomer.Joined(deal.Name, print.Line(deal, turn.LocalNow, turn.Locale, scope.ShowsAmounts), owner),
                ["say"] = new JsonObject { ["number"] = PrintDeal.Number(deal) },
            });
        }

        return rows;
    }
}
