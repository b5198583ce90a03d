using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Loyalty;

/// <summary>A customer's points and what they last came from and went to; nothing for a group.</summary>
internal sealed class PointsCard(
    ICustomerDirectory customers, IPersonDirectory people, CardLibrary cards, WhenWords when, Policy policy) : IRecordCard
{
    private const int MostRows = 5;

    public string Kind => "points_account";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (cardView.Viewer is null || await view.Records.ReadAsync<PointsAccount>(id, cancellationToken) is not { } account
            || await customers.FindAsync(view, account.CustomerId, cancellationToken) is not { } customer
            || !policy.Decide(cardView.Viewer, "see", customer.Subject).Allowed)
            return null;
        var balance = await PointsBook.BalanceAsync(view, customer.Id, cancellationToken);
        var entries = await view.Db.Set<PointsEntry>().AsNoTracking().Where(entry => entry.CustomerId == customer.Id)
            .OrderByDescending(entry => entry.GivenAt).ThenByDescending(entry => entry.Id).Take(MostRows).ToListAsync(cancellationToken);
        List<JsonObject> rows = [];
        foreach (var entry in entries) rows.Add(await RowAsync(view, entry, cardView, cancellationToken));
        return new CardContent("points", new JsonObject
        {
            ["name"] = customer.Name,
            ["rows"] = CardRow.List(rows),
            ["say"] = new JsonObject { ["balance"] = cards.Words(cardView.Locale, "points.balance",
                ("points", balance.ToString("#,0", CultureInfo.GetCultureInfo(cardView.Locale)))) },
        }, "points.summary");
    }

    private async Task<JsonObject> RowAsync(ReadView view, PointsEntry entry, CardView cardView, CancellationToken cancellationToken) =>
        new()
        {
            ["why"] = entry.Why ?? "",
            ["who"] = (await people.FindAsync(view, entry.GivenBy, cancellationToken))?.Name ?? "",
            ["say"] = new JsonObject
            {
                ["delta"] = PointsBook.Signed(entry.Delta, cardView.Locale),
                ["when"] = when.Date(Instants.DayOf(entry.GivenAt, cardView.Zone), Instants.DayOf(view.Now, cardView.Zone),
                    cardView.Locale),
            },
        };
}
