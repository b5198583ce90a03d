using CrmBot.Features.Outgoing;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Campaigns;

/// <summary>How far a campaign is, in customers.</summary>
/// <param name="All">Everybody it is for.</param>
/// <param name="Sent">Whose message left.</param>
/// <param name="Failed">Whose message came back, or whose fate nobody knows.</param>
/// <param name="Given">With whoever looks after them.</param>
/// <param name="Rest">Who wait for somebody's word.</param>
internal sealed record CampaignProgress(int All, int Sent, int Failed, int Given, int Rest)
{
    /// <summary>Left out, by <see cref="CampaignTarget.Reason"/>.</summary>
    public IReadOnlyDictionary<string, int> Skipped { get; init; } = new Dictionary<string, int>();
}

/// <summary>Counts it, in two questions whatever its size.</summary>
internal static class CampaignFigures
{
    public static async Task<CampaignProgress> OfAsync(ReadView view, Guid campaign, CancellationToken cancellationToken)
    {
        var targets = view.Db.Set<CampaignTarget>().Where(target => target.CampaignId == campaign);
        var groups = await targets.GroupBy(target => new { target.State, target.Reason, target.IsFirst })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var messages = await targets.Where(target => target.State == TargetState.Written)
            .Join(view.Db.Set<CustomerMessage>(), target => target.MessageId, message => message.Id, (_, message) => message.State)
            .GroupBy(state => state).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return new CampaignProgress(
            groups.Sum(group => group.Count),
            messages.Where(group => group.Key == MessageState.Sent).Sum(group => group.Count),
            messages.Where(group => group.Key is MessageState.Failed or MessageState.Unknown or MessageState.Dropped)
                .Sum(group => group.Count),
            groups.Where(group => group.Key.State == TargetState.WithOwner).Sum(group => group.Count),
            groups.Where(group => group.Key is { State: TargetState.Planned, IsFirst: false }).Sum(group => group.Count))
        {
            Skipped = groups.Where(group => group.Key.Reason is not null).GroupBy(group => group.Key.Reason!)
                .ToDictionary(group => group.Key, group => group.Sum(part => part.Count)),
        };
    }
}
