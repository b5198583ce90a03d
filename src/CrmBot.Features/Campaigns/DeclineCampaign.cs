using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Campaigns;

/// <summary>
/// 不同意，力度太大: a no in words, to the campaign replied to, or else to the one that waits for this person's word; its maker reads why.
/// </summary>
internal sealed class DeclineCampaign(FindCampaigns find, Policy policy) : IPhrasePattern
{
    public string Name => "campaign_decline";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        var waiting = (await find.RecentAsync(turn.Work, turn.Actor, cancellationToken))
            .FindAll(one => one.State == CampaignState.Asked && May(turn, one));
        if (turn.RepliesTo is { } card) waiting = waiting.FindAll(one => card == Campaign.RefOf(one.Id));
        if (waiting.Count == 0) return null;
        if (waiting.Count > 1) return find.Choose(turn, waiting, "campaign.whichDeclined");
        var campaign = (await turn.Work.Records.FindAsync<Campaign>(waiting[0].Id, cancellationToken))!;
        return await DecideCampaign.DecideAsync(turn, campaign, agrees: false, said["why"], cancellationToken);
    }

    private bool May(Turn turn, Campaign campaign) => policy.Decide(turn.Actor, CampaignPolicy.Agree, campaign.Subject).Allowed;
}
