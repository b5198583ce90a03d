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

namespace CrmBot.Features.Loyalty;

/// <summary>Who was thanked for bringing whom, by whom and when.</summary>
internal sealed class RewardCard(
    ICustomerDirectory customers, IPersonDirectory people, CardLibrary cards, WhenWords when, Policy policy) : IRecordCard
{
    public string Kind => "referral_reward";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<ReferralReward>(id, cancellationToken) is not { } reward
            || await customers.FindAsync(view, reward.CustomerId, cancellationToken) is not { } brought
            || await customers.FindAsync(view, reward.ReferrerId, cancellationToken) is not { } referrer
            || !policy.Decide(cardView.Viewer, "see", brought.Subject).Allowed)
            return null;
        return new CardContent("referral", new JsonObject
        {
            ["by"] = referrer.Name,
            ["of"] = brought.Name,
            ["who"] = (await people.FindAsync(view, reward.GivenBy, cancellationToken))?.Name ?? "",
            ["say"] = new JsonObject
            {
                ["when"] = when.Date(Instants.DayOf(reward.GivenAt, cardView.Zone), Instants.DayOf(view.Now, cardView.Zone),
                    cardView.Locale),
                ["state"] = cards.Words(cardView.Locale, "referral.state.rewarded"),
            },
        }, "referral.summary");
    }
}

/// <summary>Whom the customer brought, and their points, on the customer's card.</summary>
internal sealed class LoyaltyOnProfile(ICustomerDirectory customers, CardLibrary cards) : IProfilePart
{
    private const int Most = 3;

    public async Task<IReadOnlyList<JsonObject>> RowsAsync(
        ReadView view, Guid customerId, IReadOnlySet<string> masked, string locale, CancellationToken cancellationToken)
    {
        List<JsonObject> rows = [];
        var brought = await view.Records.ReadAllAsync<Customer>(nameof(Customer.ReferrerId), customerId, cancellationToken);
        if (brought.Count > 0)
            rows.Add(CardRow.Of(cards.Words(locale, "referral.label.of"),
                PrintCustomer.Joined([.. (await NamesAsync(view, brought, cancellationToken))])));
        var accounts = await PointsBook.AccountsAsync(view, customerId, cancellationToken);
        if (accounts.Count > 0)
            rows.Add(CardRow.Of(cards.Words(locale, "points.label.points"),
                accounts.Sum(account => account.Balance).ToString("#,0", CultureInfo.GetCultureInfo(locale))));
        return rows;
    }

    private async Task<IEnumerable<string>> NamesAsync(ReadView view, IReadOnlyList<Customer> brought, CancellationToken cancellationToken)
    {
        var known = await customers.FindManyAsync(view, [.. brought.Take(Most).Select(customer => customer.Id)], cancellationToken);
        return known.Values.Select(customer => customer.Name);
    }
}
