using CrmBot.Features.Outgoing;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Campaigns;

/// <summary>停掉召回活动: what has not left stays; what is with colleagues is told to be over on their card.</summary>
internal sealed class StopCampaign(FindCampaigns find, Policy policy)
{
    /// <param name="name">What was said; null for the one that runs.</param>
    public async Task<Reply> NamedAsync(Turn turn, string? name, CancellationToken cancellationToken)
    {
        var found = await find.NamedAsync(turn, name, cancellationToken);
        var open = found.Where(campaign => campaign.IsOpen).ToList();
        if (open is [var only]) return await MayStopAsync(turn, only, cancellationToken);
        if (open.Count > 1) return find.Choose(turn, open, "campaign.whichStops");
        if (found is [var over, ..])
            return new Reply.Several([new Reply.Say("campaign.overAlready"), new Reply.OfRecord(Campaign.RefOf(over.Id))]);
        if (name is not null
            && (await find.NamedAsync(turn, null, cancellationToken)).FindAll(static campaign => campaign.IsOpen) is { Count: > 0 } others)
            return find.Choose(turn, others, "campaign.whichOfThese");
        return name is null ? new Reply.Say("campaign.noneOpen") : new Reply.Say("campaign.unknown", ("name", name));
    }

    public static async Task<Reply> StopAsync(Turn turn, Campaign campaign, CancellationToken cancellationToken)
    {
        if (campaign.IsOpen)
        {
            (campaign.State, campaign.StoppedBy) = (CampaignState.Stopped, turn.Actor.Id);
            turn.Work.LeaveNoUndo();
            await AdvanceCampaign.StopAsync(turn.Work, campaign.Id, cancellationToken);
            await DropMessagesAsync(turn, campaign.Id, cancellationToken);
        }

        return new Reply.OfRecord(Campaign.RefOf(campaign.Id));
    }

    private async Task<Reply> MayStopAsync(Turn turn, Campaign found, CancellationToken cancellationToken)
    {
        if (policy.Decide(turn.Actor, "change", found.Subject) is { Allowed: false, ReasonKey: { } reason })
            return new Reply.Refuse(reason);
        return await turn.Work.Records.FindAsync<Campaign>(found.Id, cancellationToken) is { } campaign
            ? await StopAsync(turn, campaign, cancellationToken) : new Reply.Refuse("campaign.gone");
    }

    // A few at most: no more are ever written than leave in a moment.
    private static async Task DropMessagesAsync(Turn turn, Guid campaign, CancellationToken cancellationToken)
    {
        var waiting = await turn.Db.Set<CampaignTarget>()
            .Where(target => target.CampaignId == campaign && target.State == TargetState.Written)
            .Join(turn.Db.Set<CustomerMessage>(), target => target.MessageId, message => message.Id, (_, message) => message)
            .Where(message => message.State == MessageState.Waiting).ToListAsync(cancellationToken);
        foreach (var message in waiting) (message.State, message.Failure) = (MessageState.Dropped, "stopped");
    }
}
