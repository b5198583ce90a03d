using CrmBot.Features.Customers;
using CrmBot.Features.Outgoing;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Campaigns;

/// <summary>
/// Writes down whom a campaign is for, and how each is reached, some at a time: they are read in a
/// view, so nobody waits for it. From then on it does not matter what becomes of the group.
/// </summary>
internal sealed class GatherTargets(
    SegmentCustomers segments, ICustomerDirectory customers, ReachCustomer reach, IDirectory directory, Policy policy, PrintCampaign print,
    Carriers carriers)
    : IPreparedTimerHandler
{
    private const int AtOnce = 200;

    public string Rule => AdvanceCampaign.Gather;

    public async Task<StorePrepared> PrepareAsync(ReadView view, DueTimer timer, CancellationToken cancellationToken)
    {
        var after = Guid.ParseExact(timer.Slot, "N");
        if (await view.Records.ReadAsync<Campaign>(timer.Record, cancellationToken) is not { State: CampaignState.Gathering } campaign)
            return (_, _) => Task.CompletedTask;
        var ids = await (await segments.OfAsync(view, campaign.Segment, campaign.OfPerson, campaign.Team, cancellationToken))
            .Where(customer => customer.Id.CompareTo(after) > 0 && customer.CreatedAt <= campaign.MadeAt).OrderBy(customer => customer.Id)
            .Select(customer => customer.Id).Take(AtOnce).ToListAsync(cancellationToken);
        var found = await TargetsAsync(view, campaign, ids, cancellationToken);
        return (work, token) => StoreAsync(work, campaign.Id, found, ids.Count == AtOnce ? ids[^1] : null, token);
    }

    private async Task<List<CampaignTarget>> TargetsAsync(
        ReadView view, Campaign campaign, List<Guid> ids, CancellationToken cancellationToken)
    {
        List<CampaignTarget> found = [];
        if (await directory.FindAsync(view, campaign.MadeBy, cancellationToken) is not { } maker) return found;
        var known = await customers.FindManyAsync(view, ids, cancellationToken);
        foreach (var customer in ids.Select(id => known.GetValueOrDefault(id)).OfType<CustomerBrief>())
            if (policy.Decide(maker, "log", customer.Subject).Allowed)
                found.Add(await TargetAsync(view, campaign, customer, cancellationToken));
        return found;
    }

    private async Task<CampaignTarget> TargetAsync(
        ReadView view, Campaign campaign, CustomerBrief customer, CancellationToken cancellationToken)
    {
        var contact = await reach.FindAsync(view, customer, null, cancellationToken);
        var (channel, reason) = Way(campaign, customer, contact);
        return new CampaignTarget
        {
            Id = CampaignTarget.IdOf(campaign.Id, customer.Id),
            CampaignId = campaign.Id,
            CustomerId = customer.Id,
            OwnerId = customer.OwnerId,
            Channel = channel,
            IsFirst = CampaignTarget.GoesFirst(campaign.Id, customer.Id, campaign.SplitShare),
            State = reason is null ? TargetState.Planned : TargetState.Skipped,
            Reason = reason,
        };
    }

    private (string Channel, string? Reason) Way(Campaign campaign, CustomerBrief customer, CustomerContact contact)
    {
        var (byMail, bySms) = (contact.Mail is not null && carriers.Find(CampaignTarget.Mail) is not null,
            contact.Phone is not null && carriers.Find(CampaignTarget.Sms) is not null);
        var wanted = print.Carried(campaign.Channel);
        var channel = wanted ?? (campaign.Channel is not null ? CampaignTarget.Owner
            : byMail ? CampaignTarget.Mail
            : bySms ? CampaignTarget.Sms : CampaignTarget.Owner);
        if (contact.IsClosed) return (channel, Skip.OptedOut);
        return channel switch
        {
            CampaignTarget.Mail when !byMail => (channel, Skip.NoAddress),
            CampaignTarget.Sms when !bySms => (channel, Skip.NoAddress),
            CampaignTarget.Owner when customer.OwnerId is null => (channel, Skip.NoOwner),
            _ => (channel, null),
        };
    }

    private static async Task StoreAsync(
        UnitOfWork work, Guid id, List<CampaignTarget> found, Guid? more, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<Campaign>(id, cancellationToken) is not { State: CampaignState.Gathering } campaign) return;
        foreach (var target in found)
        {
            // The transaction may be run twice.
            target.Version = 0;
            if (await work.Records.FindAsync<CampaignTarget>(target.Id, cancellationToken) is null) work.Db.Add(target);
        }

        if (more is { } last)
        {
            await AdvanceCampaign.GatherFromAsync(work, campaign, last, cancellationToken);
            return;
        }

        await work.SaveAsync(cancellationToken);
        if (campaign.SplitShare is not null) await SomebodyFirstAsync(work, id, cancellationToken);
        await AdvanceCampaign.BeginAsync(work, campaign, cancellationToken);
    }

    // Ten per cent of five customers are nobody; trying it on nobody would tell nothing.
    private static async Task SomebodyFirstAsync(UnitOfWork work, Guid campaign, CancellationToken cancellationToken)
    {
        var planned = work.Db.Set<CampaignTarget>().Where(target => target.CampaignId == campaign && target.State == TargetState.Planned);
        if (await planned.AnyAsync(target => target.IsFirst, cancellationToken)) return;
        if (await planned.OrderBy(target => target.Id).FirstOrDefaultAsync(cancellationToken) is { } one) one.IsFirst = true;
    }
}

/// <summary>Why a customer is left out (<see cref="CampaignTarget.Reason"/>); words under <c>campaign.skip</c>.</summary>
internal static class Skip
{
    public const string OptedOut = AheadOfStoring.OptedOut, NoAddress = AheadOfStoring.NoAddress, TooMuch = AheadOfStoring.TooMuch,
        NoOwner = "noOwner";

    public static readonly IReadOnlyList<string> All = [OptedOut, NoAddress, NoOwner, TooMuch];
}
