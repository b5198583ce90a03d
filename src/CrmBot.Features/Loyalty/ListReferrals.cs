using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals.Lists;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Loyalty;

/// <summary>佳美推荐过谁: whom they brought, who of those has signed, and who of those has brought the thanks. 启明是谁介绍的: by whom.</summary>
internal sealed class ListReferrals(
    ICustomerDirectory customers, VisibleCustomers visible, ISignatures signatures, CardLibrary cards, Policy policy)
{
    private const int Most = 10;

    public async Task<Reply> AnswerAsync(Turn turn, CustomerBrief? referrer, CustomerBrief? brought, CancellationToken cancellationToken)
    {
        if (brought is not null) return await WhoBroughtAsync(turn, brought, cancellationToken);
        var all = await (await visible.ForAsync(turn.Work, turn.Actor, cancellationToken))
            .Where(customer => customer.ReferrerId == referrer!.Id).OrderByDescending(customer => customer.CreatedAt)
            .Select(customer => customer.Id).ToListAsync(cancellationToken);
        if (all.Count == 0) return new Reply.Say("referral.none", ("name", referrer!.Name));
        var card = new Reply.Card("referrals", new JsonObject
        {
            ["name"] = referrer!.Name,
            ["rows"] = CardRow.List(await RowsAsync(turn, all, cancellationToken)),
            ["say"] = new JsonObject { ["title"] = cards.Words(turn.Locale, "referral.list", ("count", all.Count)) },
        });
        return await ListDeals.SendAsync(turn, card, all.Count, cancellationToken);
    }

    private async Task<Reply> WhoBroughtAsync(Turn turn, CustomerBrief brought, CancellationToken cancellationToken)
    {
        var referrer = (await turn.Work.Records.FindAsync<Customer>(brought.Id, cancellationToken))?.ReferrerId is { } id
            ? await customers.FindAsync(turn.Work, id, cancellationToken) : null;
        if (referrer is null || !policy.Decide(turn.Actor, "see", brought.Subject).Allowed)
            return new Reply.Say("referral.nobody", ("name", brought.Name));
        if (!policy.Decide(turn.Actor, "see", referrer.Subject).Allowed) return new Reply.Say("referral.hidden", ("name", brought.Name));
        var by = new Reply.Say("referral.by", ("name", brought.Name), ("by", referrer.Name));
        if (!turn.Place.IsGroup) return by;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, by, $"referral:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("referral.inDirect");
    }

    private async Task<List<JsonObject>> RowsAsync(Turn turn, List<Guid> all, CancellationToken cancellationToken)
    {
        var signed = await signatures.LastAsync(turn.Work, all, cancellationToken);
        var rewarded = await turn.Db.Set<ReferralReward>().AsNoTracking().Where(one => all.Contains(one.CustomerId))
            .Select(one => one.CustomerId).ToListAsync(cancellationToken);
        List<JsonObject> rows = [];
        foreach (var id in all.Take(Most))
            if (await customers.FindAsync(turn.Work, id, cancellationToken) is { } brought
                && policy.Decide(turn.Actor, "see", brought.Subject).Allowed)
                rows.Add(Row(turn, brought, signed.ContainsKey(id), rewarded.Contains(id)));
        return rows;
    }

    private JsonObject Row(Turn turn, CustomerBrief brought, bool signed, bool rewarded) => new()
    {
        ["name"] = brought.Name,
        ["customer"] = brought.Id.ToString("N"),
        ["owed"] = signed && !rewarded && policy.Decide(turn.Actor, "change", brought.Subject).Allowed,
        ["say"] = new JsonObject { ["state"] = cards.Words(turn.Locale,
            "referral.state." + (rewarded ? "rewarded" : signed ? "signed" : "open")) },
    };
}
