using CrmBot.Features.Customers;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Loyalty;

/// <summary>奖励走一下, 奖励已发: what a customer earns by bringing another one, once, and only when that one has signed.</summary>
internal sealed class GiveReward(ISignatures signatures, ICustomerDirectory customers, Policy policy) : ICardVerb
{
    public string Verb => "referral.reward";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        Guid.TryParseExact(action.Text("customer"), "N", out var id)
            && await customers.FindAsync(turn.Work, id, cancellationToken) is { } brought
            ? await GiveAsync(turn, brought, cancellationToken)
            : new Reply.Refuse("referral.gone");

    /// <summary>
    /// For the one who was brought; when only the referrer is named, for the only one of theirs that has signed and is not rewarded yet.
    /// </summary>
    public async Task<Reply> OfAsync(Turn turn, CustomerBrief? referrer, CustomerBrief? brought, CancellationToken cancellationToken)
    {
        if (brought is not null) return await GiveAsync(turn, brought, cancellationToken);
        var owed = await OwedAsync(turn, referrer!.Id, cancellationToken);
        if (owed.Count != 1)
            return new Reply.Refuse(owed.Count == 0 ? "referral.nothingOwed" : "referral.whichOne", ("name", referrer.Name));
        return await customers.FindAsync(turn.Work, owed[0], cancellationToken) is { } only
            ? await GiveAsync(turn, only, cancellationToken)
            : new Reply.Refuse("referral.gone");
    }

    private async Task<List<Guid>> OwedAsync(Turn turn, Guid referrer, CancellationToken cancellationToken)
    {
        var brought = await turn.Db.Set<Customer>().AsNoTracking().Where(customer => customer.ReferrerId == referrer)
            .Select(customer => customer.Id).ToListAsync(cancellationToken);
        var signed = await signatures.LastAsync(turn.Work, brought, cancellationToken);
        var rewarded = await turn.Db.Set<ReferralReward>().AsNoTracking().Where(one => brought.Contains(one.CustomerId))
            .Select(one => one.CustomerId).ToListAsync(cancellationToken);
        return [.. brought.Where(id => signed.ContainsKey(id) && !rewarded.Contains(id))];
    }

    private async Task<Reply> GiveAsync(Turn turn, CustomerBrief brought, CancellationToken cancellationToken)
    {
        if (policy.Decide(turn.Actor, "change", brought.Subject) is { Allowed: false, ReasonKey: { } reason })
            return new Reply.Refuse(reason, ("owner", brought.OwnerName));
        if ((await turn.Work.Records.FindAsync<Customer>(brought.Id, cancellationToken))?.ReferrerId is not { } referrer)
            return new Reply.Refuse("referral.byNobody", ("name", brought.Name));
        if (await ReferralReward.ForAsync(turn.Work, brought.Id, cancellationToken) is { } before)
            return new Reply.OfRecord(new RecordRef("referral_reward", before.Id));
        if (!(await signatures.LastAsync(turn.Work, [brought.Id], cancellationToken)).ContainsKey(brought.Id))
            return new Reply.Refuse("referral.notSigned", ("name", brought.Name));
        var record = new RecordRef("referral_reward", ReferralReward.IdOf(brought.Id));
        turn.Db.Add(new ReferralReward { Id = record.Id, CustomerId = brought.Id, ReferrerId = referrer, GivenBy = turn.Actor.Id,
            GivenAt = turn.Now });
        return new Reply.OfRecord(record);
    }
}
