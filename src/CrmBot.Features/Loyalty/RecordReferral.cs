using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Loyalty;

/// <summary>启明是佳美介绍来的, 佳美推荐过谁, 佳美介绍的启明签了 奖励走一下 (intent <c>referral</c>).</summary>
internal sealed class RecordReferral(FindCustomer find, GiveReward reward, ListReferrals list, Policy policy) : IFrameHandler
{
    private const string BySomeone = "referral";

    public string Intent => "referral";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (referrer, no) = await NamedAsync(turn, frame.Text("by"), cancellationToken);
        var (brought, unknown) = await NamedAsync(turn, frame.Text("of"), cancellationToken);
        if ((no ?? unknown) is { } refusal) return refusal;
        if (referrer is null && brought is null) return new Reply.Refuse("referral.whom");
        if (frame.Is("act", "get")) return await list.AnswerAsync(turn, referrer, brought, cancellationToken);
        if (referrer is not null && brought is not null && await KeepAsync(turn, referrer, brought, cancellationToken) is { } wrong)
            return wrong;
        if (frame.Is("act", "reward")) return await reward.OfAsync(turn, referrer, brought, cancellationToken);
        return referrer is null || brought is null ? new Reply.Refuse("referral.whom") : new Reply.OfRecord(brought.Record);
    }

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        List<DraftLine> lines = [];
        if (frame.Text("by") is { } by) lines.Add(new DraftLine("referral.label.by", by));
        if (frame.Text("of") is { } of) lines.Add(new DraftLine("referral.label.of", of));
        return Task.FromResult(new DraftView("referral.draft", lines));
    }

    // Nothing and nothing when nobody was named.
    private async Task<(CustomerBrief? Customer, Reply? No)> NamedAsync(Turn turn, string? name, CancellationToken cancellationToken)
    {
        if (name is null) return (null, null);
        var found = await find.FindAsync(turn, new Frame("show", new JsonObject { ["cust"] = name }), cancellationToken);
        if (found.RefusalKey is { } key) return (null, new Reply.Refuse(key));
        if (found.Only is not { } customer)
            return (null,
                new Reply.Refuse(found.IsGuess || found.Candidates.Count == 0 ? "referral.unknown" : "referral.several", ("name", name)));
        return policy.Decide(turn.Actor, "see", customer.Subject) is { Allowed: false, ReasonKey: { } reason }
            ? (null, new Reply.Refuse(reason, ("owner", customer.OwnerName))) : (customer, null);
    }

    /// <returns>Why it cannot be kept; null when it is.</returns>
    private async Task<Reply?> KeepAsync(Turn turn, CustomerBrief referrer, CustomerBrief brought, CancellationToken cancellationToken)
    {
        if (referrer.Id == brought.Id) return new Reply.Refuse("referral.itself");
        var customer = await turn.Work.Records.FindAsync<Customer>(brought.Id, cancellationToken);
        if (customer!.ReferrerId == referrer.Id) return null;
        if (policy.Decide(turn.Actor, "change", brought.Subject) is { Allowed: false, ReasonKey: { } reason })
            return new Reply.Refuse(reason, ("owner", brought.OwnerName));
        if (await ReferralReward.ForAsync(turn.Work, brought.Id, cancellationToken) is not null)
            return new Reply.Refuse("referral.rewardedAlready", ("name", brought.Name));
        (customer.ReferrerId, customer.Source) = (referrer.Id, BySomeone);
        (turn.Memory.LastSubject, turn.Memory.LastRecord) = (brought.Name, brought.Record);
        return null;
    }
}
