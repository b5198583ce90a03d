using CrmBot.Features.Customers;
using CrmBot.Features.Outgoing;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Campaigns;

/// <summary>
/// Lets a campaign out: a few messages a second, so that news customers wait for are not behind
/// thousands of offers, never in the evening, and to each customer's colleague at once.
/// </summary>
internal sealed class SendCampaign(
    ICustomerDirectory customers, ReachCustomer reach, WriteToCustomer write, ContactRhythm rhythm, PrintCampaign print)
    : IPreparedTimerHandler
{
    private const int MessagesAtOnce = 20, MostUnderWay = 40, CustomersAtOnce = 200;

    public string Rule => AdvanceCampaign.Send;

    public async Task<StorePrepared> PrepareAsync(ReadView view, DueTimer timer, CancellationToken cancellationToken)
    {
        var campaign = await view.Records.ReadAsync<Campaign>(timer.Record, cancellationToken);
        if (campaign is not { State: CampaignState.Scheduled or CampaignState.Sending }) return (_, _) => Task.CompletedTask;
        var planned = Planned(view, campaign);
        var byOwner = await planned.Where(target => target.Channel == CampaignTarget.Owner).OrderBy(target => target.Id)
            .Take(CustomersAtOnce).ToListAsync(cancellationToken);
        var night = rhythm.UntilMorning(view);
        var room = night > 0 ? 0 : Math.Min(MessagesAtOnce, MostUnderWay - await UnderWayAsync(view, campaign.Id, cancellationToken));
        var byMessage = await planned.Where(target => target.Channel != CampaignTarget.Owner).OrderBy(target => target.Id)
            .Take(Math.Max(room, 0)).ToListAsync(cancellationToken);
        var step = new SendStep(await OwnersAsync(view, byOwner, cancellationToken),
            await WriteAsync(view, campaign, byMessage, cancellationToken))
        {
            IsLast = await planned.CountAsync(cancellationToken) == byOwner.Count + byMessage.Count,
            RestWaits = !campaign.RestGoes && await view.Db.Set<CampaignTarget>()
                .AnyAsync(target => target.CampaignId == campaign.Id && target.State == TargetState.Planned && !target.IsFirst,
                    cancellationToken),
            Wait = byOwner.Count == CustomersAtOnce || room > 0 ? AdvanceCampaign.Pause : night > 0 ? night : AdvanceCampaign.Jam,
        };
        return (work, token) => StoreAsync(work, campaign.Id, step, token);
    }

    private static IQueryable<CampaignTarget> Planned(ReadView view, Campaign campaign) => view.Db.Set<CampaignTarget>().AsNoTracking()
        .Where(target => target.CampaignId == campaign.Id && target.State == TargetState.Planned && (campaign.RestGoes || target.IsFirst));

    private static Task<int> UnderWayAsync(ReadView view, Guid campaign, CancellationToken cancellationToken) =>
        view.Db.Set<CampaignTarget>()
            .Where(target => target.CampaignId == campaign && target.State == TargetState.Written)
            .Join(view.Db.Set<CustomerMessage>(), target => target.MessageId, message => message.Id, (_, message) => message.State)
            .CountAsync(state => state < MessageState.Sent, cancellationToken);

    // Who looks after them now: since they were written down somebody may have handed them over.
    private async Task<List<GivenTarget>> OwnersAsync(ReadView view, List<CampaignTarget> targets, CancellationToken cancellationToken)
    {
        var known = await customers.FindManyAsync(view, [.. targets.Select(target => target.CustomerId)], cancellationToken);
        List<GivenTarget> given = [];
        foreach (var target in targets)
        {
            var owner = known.GetValueOrDefault(target.CustomerId)?.OwnerId;
            var whyNot = owner is null ? Skip.NoOwner
                : await rhythm.IsFullAsync(view, target.CustomerId, cancellationToken) ? Skip.TooMuch
                : null;
            given.Add(new GivenTarget(target.Id, owner, whyNot));
        }

        return given;
    }

    private async Task<List<SendMessage>> WriteAsync(
        ReadView view, Campaign campaign, List<CampaignTarget> targets, CancellationToken cancellationToken)
    {
        List<SendMessage> written = [];
        foreach (var target in targets) written.Add(await WriteAsync(view, campaign, target, cancellationToken));
        return written;
    }

    private async Task<SendMessage> WriteAsync(ReadView view, Campaign campaign, CampaignTarget target, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(view, target.CustomerId, cancellationToken) is not { } customer)
            return new(target.Id, null, Skip.NoAddress);
        var contact = await reach.FindAsync(view, customer, null, cancellationToken);
        if (contact.IsClosed) return new(target.Id, null, Skip.OptedOut);
        var news = new CustomerNews("campaign", $"campaign:{campaign.Id:N}:{target.CustomerId:N}", customer.Id,
            null) { Said = print.Message(campaign, contact.Locale) };
        var (message, whyNot) = await write.AheadAsync(view, news, contact, target.Channel, cancellationToken);
        return new(target.Id, message, whyNot);
    }

    private static async Task StoreAsync(UnitOfWork work, Guid id, SendStep step, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<Campaign>(id,
            cancellationToken) is not { State: CampaignState.Scheduled or CampaignState.Sending } campaign) return;
        campaign.State = CampaignState.Sending;
        foreach (var message in step.ByMessage) await KeepAsync(work, message, cancellationToken);
        foreach (var given in step.ByOwner.GroupBy(target => target.Owner))
            await GiveAsync(work, id, given.Key, [.. given], cancellationToken);
        if (step.IsLast) await AdvanceCampaign.PauseAsync(work, campaign, step.RestWaits, cancellationToken);
        else await AdvanceCampaign.SendAtAsync(work, id, work.Now + step.Wait, cancellationToken);
    }

    private static async Task KeepAsync(UnitOfWork work, SendMessage written, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<CampaignTarget>(written.Target, cancellationToken) is not { State: TargetState.Planned } target)
            return;
        (target.State, target.Reason, target.MessageId,
            target.ReachedAt) = (written.Message is null ? TargetState.Skipped : TargetState.Written, written.Reason, written.Message?.Id,
                work.Now);
        if (written.Message is not { } message || await work.Records.FindAsync<CustomerMessage>(message.Id, cancellationToken) is not null)
            return;
        message.Version = 0;
        work.Db.Add(message);
    }

    private static async Task GiveAsync(
        UnitOfWork work, Guid campaign, Guid? owner, List<GivenTarget> targets, CancellationToken cancellationToken)
    {
        var given = 0;
        foreach (var one in targets)
        {
            if (await work.Records.FindAsync<CampaignTarget>(one.Target, cancellationToken) is not { State: TargetState.Planned } target)
                continue;
            (target.OwnerId, target.ReachedAt, target.Reason) = (owner, work.Now, one.WhyNot);
            target.State = one.WhyNot is null ? TargetState.WithOwner : TargetState.Skipped;
            if (one.WhyNot is null) given++;
        }

        if (owner is { } person && given > 0) await TellAsync(work, campaign, person, given, cancellationToken);
    }

    /// <summary>One card a colleague, which grows.</summary>
    internal static async Task TellAsync(UnitOfWork work, Guid campaign, Guid owner, int given, CancellationToken cancellationToken)
    {
        var id = CampaignPart.IdOf(campaign, owner);
        if (await work.Records.FindAsync<CampaignPart>(id, cancellationToken) is { } known)
        {
            known.Customers += given;
            return;
        }

        work.Db.Add(new CampaignPart { Id = id, CampaignId = campaign, OwnerId = owner, Customers = given });
        await work.SaveAsync(cancellationToken);
        await work.Outbox.ToPersonAsync(owner, new Reply.OfRecord(CampaignPart.RefOf(id)), $"{CampaignNotices.Part}:{id:N}",
            Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
    }
}

/// <summary>What one step of sending does.</summary>
/// <param name="ByOwner">Customers given to whoever looks after them.</param>
internal sealed record SendStep(IReadOnlyList<GivenTarget> ByOwner, IReadOnlyList<SendMessage> ByMessage)
{
    /// <summary>Nothing that may go is left after it.</summary>
    public bool IsLast { get; init; }

    /// <summary>Customers are left who wait for somebody's word.</summary>
    public bool RestWaits { get; init; }

    /// <summary>Milliseconds until the next.</summary>
    public long Wait { get; init; }
}

/// <param name="Message">Null when the customer is left out, for <paramref name="Reason"/>.</param>
internal sealed record SendMessage(Guid Target, CustomerMessage? Message, string? Reason);

/// <param name="Owner">Null when nobody looks after the customer any more.</param>
/// <param name="WhyNot">Why the customer is left out (<see cref="Skip"/>); null for one that is given.</param>
internal sealed record GivenTarget(Guid Target, Guid? Owner, string? WhyNot);
