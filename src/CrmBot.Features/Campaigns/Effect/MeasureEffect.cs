using CrmBot.Features.Deals;
using CrmBot.Features.Interactions;
using CrmBot.Features.Outgoing;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Campaigns.Effect;

/// <summary>What came of one way of one campaign.</summary>
/// <param name="Channel">mail, sms or owner.</param>
/// <param name="Tried">Customers that something was sent to, or that a colleague was given.</param>
/// <param name="Reached">Of those: the message left and did not come back, or the colleague has talked to them.</param>
/// <param name="Talked">Of those reached: a contact is noted within <see cref="MeasureEffect.WindowDays"/> days.</param>
/// <param name="Signed">Of those reached: something was signed within that time.</param>
internal sealed record Effect(Guid Campaign, string Channel, int Tried, int Reached, int Talked, int Signed);

/// <summary>
/// Counts what came of campaigns. Reached is the only base: who was not reached cannot have signed because
/// of it. That one came after the other does not say why; the card says so by naming the window.
/// </summary>
internal static class MeasureEffect
{
    public const int WindowDays = 30;
    private const long Window = WindowDays * 24L * 60 * 60 * 1000;

    public static async Task<List<Effect>> OfAsync(ReadView view, IReadOnlyCollection<Guid> campaigns, CancellationToken cancellationToken)
    {
        var tried = Tried(view).Where(target => campaigns.Contains(target.CampaignId));
        var reached = Reached(view, tried);
        var (all, came) = (await CountAsync(tried, cancellationToken), await CountAsync(reached, cancellationToken));
        var (talked, signed) = (await CountAsync(Talked(view, reached), cancellationToken),
            await CountAsync(Signed(view, reached), cancellationToken));
        return [.. all.Select(one => new Effect(one.Key.Campaign, one.Key.Channel, one.Value, came.GetValueOrDefault(one.Key),
            talked.GetValueOrDefault(one.Key), signed.GetValueOrDefault(one.Key)))];
    }

    /// <summary>The customers behind a number: tried, reached, missed or signed; null for a number that there is not.</summary>
    public static IQueryable<Guid>? Customers(ReadView view, Guid campaign, string what)
    {
        var tried = Tried(view).Where(target => target.CampaignId == campaign);
        var reached = Reached(view, tried);
        return (what switch
        {
            "tried" => tried,
            "reached" => reached,
            "missed" => tried.Where(target => !reached.Any(one => one.Id == target.Id)),
            "signed" => Signed(view, reached),
            _ => null,
        })?.Select(target => target.CustomerId);
    }

    private static IQueryable<CampaignTarget> Tried(ReadView view) =>
        view.Db.Set<CampaignTarget>().AsNoTracking()
            .Where(target => target.State == TargetState.Written || target.State == TargetState.WithOwner);

    private static IQueryable<CampaignTarget> Reached(ReadView view, IQueryable<CampaignTarget> tried) => tried.Where(target =>
        (target.State == TargetState.Written
            && view.Db.Set<CustomerMessage>().Any(message => message.Id == target.MessageId && message.State == MessageState.Sent))
        || (target.State == TargetState.WithOwner && Contacts(view).Any(one => one == target.Id)));

    private static IQueryable<CampaignTarget> Talked(ReadView view, IQueryable<CampaignTarget> reached) =>
        reached.Where(target => Contacts(view).Any(one => one == target.Id));

    // Targets whose customer somebody was in contact with while it counts.
    private static IQueryable<Guid> Contacts(ReadView view) => view.Db.Set<CampaignTarget>().Join(
        view.Db.Set<Interaction>(), target => target.CustomerId, talk => talk.CustomerId,
        (target, talk) => new { target.Id, target.ReachedAt, talk.HappenedAt })
        .Where(both => both.HappenedAt >= both.ReachedAt && both.HappenedAt < both.ReachedAt + Window).Select(both => both.Id);

    private static IQueryable<CampaignTarget> Signed(ReadView view, IQueryable<CampaignTarget> reached) => reached.Where(target =>
        view.Db.Set<DealMove>().Any(move => move.CustomerId == target.CustomerId && move.Kind == DealMoveKind.Won
            && move.At >= target.ReachedAt && move.At < target.ReachedAt + Window
            && view.Db.Set<Deal>().Any(deal => deal.Id == move.DealId && deal.State == DealState.Won)));

    private static Task<Dictionary<(Guid Campaign, string Channel), int>> CountAsync(
        IQueryable<CampaignTarget> targets, CancellationToken cancellationToken) =>
            targets.GroupBy(target => new { target.CampaignId, target.Channel })
                .Select(group => new { group.Key.CampaignId, group.Key.Channel, Count = group.Count() })
                .ToDictionaryAsync(group => (group.CampaignId, group.Channel), group => group.Count, cancellationToken);
}
