using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Campaigns;

/// <summary>The customers somebody who leaves was still to talk to for a campaign: whoever takes the customers over gets them on a card of their own.</summary>
internal sealed class CampaignsHandOver : IHandOverPart
{
    private const long StillOfUse = 30L * 24 * 60 * 60 * 1000;

    public string Key => "campaigns";

    public int Order => 85;

    /// <summary>Nothing beyond the customers themselves, which are counted there.</summary>
    public Task<WorkShare> AskAsync(ReadView view, Guid owner, int most, CancellationToken cancellationToken) => Task.FromResult(WorkShare.None);

    public async Task MoveAsync(Turn turn, Guid from, Guid to, CancellationToken cancellationToken)
    {
        var since = turn.Now - StillOfUse;
        var campaigns = await turn.Db.Set<CampaignPart>().Where(part => part.OwnerId == from)
            .Join(turn.Db.Set<Campaign>(), part => part.CampaignId, campaign => campaign.Id, (_, campaign) => campaign)
            .Where(campaign => campaign.State != CampaignState.Stopped && campaign.MadeAt >= since).Select(campaign => campaign.Id).ToListAsync(cancellationToken);
        foreach (var campaign in campaigns)
        {
            var left = await CampaignPartCard.Left(turn.Work, campaign, from).Select(target => target.Id).ToListAsync(cancellationToken);
            foreach (var id in left)
                if (await turn.Work.Records.FindAsync<CampaignTarget>(id, cancellationToken) is { } target) target.OwnerId = to;
            if (left.Count > 0) await SendCampaign.TellAsync(turn.Work, campaign, to, left.Count, cancellationToken);
        }
    }
}
