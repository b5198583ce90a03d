using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Campaigns;

/// <summary>
/// The customers somebody who leaves was still to talk to for a campaign:
/// whoever takes the customers over gets them on a card of their own.
/// </summary>
internal sealed class CampaignsHandOver : IHandOverPart
{
    private const long StillOfUse = 30L * 24 * 60 * 60 * 1000;

    public string Key => "campaigns";

    public int Order => 85;

    /// <summary>Nothing beyond the customers themselves, which are counted there.</summary>
    public Task<WorkShare> AskAsync(ReadView view, Guid owner, int most, CancellationToken cancellationToken) =>
        Task.FromResult(WorkShare.None);

    public async Task<int> MoveAsync(UnitOfWork work, WorkMove move, int most, CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var campaign in await OfUseAsync(work, move.From, cancellationToken))
        {
            if (moved == most) break;
            var some = await CampaignPartCard.Left(work, campaign, move.From).OrderBy(target => target.Id).Select(target => target.Id)
                .Take(most - moved).ToListAsync(cancellationToken);
            foreach (var id in some)
                if (await work.Records.FindAsync<CampaignTarget>(id, cancellationToken) is { } target) target.OwnerId = move.To;
            if (some.Count > 0) await SendCampaign.TellAsync(work, campaign, move.To, some.Count, cancellationToken);
            moved += some.Count;
        }

        return moved;
    }

    private static Task<List<Guid>> OfUseAsync(UnitOfWork work, Guid owner, CancellationToken cancellationToken)
    {
        var since = work.Now - StillOfUse;
        return work.Db.Set<CampaignPart>().Where(part => part.OwnerId == owner)
            .Join(work.Db.Set<Campaign>(), part => part.CampaignId, campaign => campaign.Id, (_, campaign) => campaign)
            .Where(campaign => campaign.State != CampaignState.Stopped && campaign.MadeAt >= since).Select(campaign => campaign.Id)
            .ToListAsync(cancellationToken);
    }
}
