using System.Globalization;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Privacy.Consent;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Campaigns;

/// <summary>What a sentence wants to launch, as far as it can be.</summary>
/// <param name="Decider">Who has to agree first; null when nobody has.</param>
internal sealed record CampaignWish(Campaign Campaign, Colleague? Decider);

/// <summary>Works out what a launch means and what is wrong with it: asked by the draft, and again when it is confirmed.</summary>
internal sealed class ReadWish(SegmentCustomers segments, IPersonDirectory people, Policy policy, PrintCampaign print)
{
    public async Task<(CampaignWish? Wish, Reply? No)> ReadAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var campaign = Read(turn, frame);
        if (policy.Decide(turn.Actor, CampaignPolicy.Make, campaign.Subject) is { Allowed: false, ReasonKey: { } reason })
            return (null, new Reply.Refuse(reason));
        if (!SegmentCustomers.All.Contains(campaign.Segment)) return (null, new Reply.Refuse("campaign.whom"));
        if ((campaign.Offer ?? campaign.Name) is null) return (null, new Reply.Refuse("campaign.what"));
        var decider = await DeciderAsync(turn, campaign, cancellationToken);
        if (decider is null && !MayAgree(turn, campaign)) return (null, new Reply.Refuse("campaign.nobodyDecides"));
        // One will do here: the click that launches it holds the writer, and counting a million takes seconds.
        if (await (await CustomersAsync(turn.Work, campaign, cancellationToken)).AnyAsync(cancellationToken))
            return (new CampaignWish(campaign, decider), null);
        return (null, new Reply.Refuse("campaign.nobody",
            ("group", await print.GroupAsync(turn.Work, campaign.Segment, turn.Locale, cancellationToken))));
    }

    /// <summary>How many it would be for now, without those who want to hear nothing.</summary>
    public async Task<int> CountAsync(ReadView view, Campaign campaign, CancellationToken cancellationToken) =>
        await (await CustomersAsync(view, campaign, cancellationToken)).CountAsync(cancellationToken);

    private async Task<IQueryable<Customer>> CustomersAsync(ReadView view, Campaign campaign, CancellationToken cancellationToken) =>
        (await segments.OfAsync(view, campaign.Segment, campaign.OfPerson, campaign.Team, cancellationToken))
            .Where(customer => !view.Db.Set<OptOut>().Any(one => one.CustomerId == customer.Id && one.ContactId == null));

    private static Campaign Read(Turn turn, Frame frame)
    {
        var actor = turn.Actor;
        var begin = SaidTime.Read(frame.Text("at")) is { } at ? Instants.FromLocal(at.Local, actor.Zone) : turn.Now;
        return new Campaign
        {
            Name = Clip.Optional(frame.Text("name"), Campaign.NameLength),
            Segment = frame.Text("seg") ?? (frame.Text(Frame.OfGrade) is { } grade ? SegmentCustomers.OfGrade(grade) : ""),
            Offer = Clip.Optional(frame.Text("coupon"), Campaign.OfferLength),
            Channel = frame.Text("channel"),
            SplitShare = Share(frame.Text("split")),
            StartAt = Math.Max(begin, turn.Now),
            OfPerson = Roles.LooksAfter(actor, actor.Team) ? null : actor.Id,
            Team = Roles.SeesEverything(actor.Role) ? null : actor.Team,
            MadeBy = actor.Id,
            MadeAt = turn.Now,
        };
    }

    private static int? Share(string? said) =>
        decimal.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is > 0 and < 1
            ? Math.Max(1, (int)Math.Round(share * Campaign.Whole)) : null;

    private bool MayAgree(Turn turn, Campaign campaign) => policy.Decide(turn.Actor, CampaignPolicy.Agree, campaign.Subject).Allowed;

    private async Task<Colleague?> DeciderAsync(Turn turn, Campaign campaign, CancellationToken cancellationToken) =>
        MayAgree(turn, campaign) ? null : await people.LeadOfAsync(turn.Work, turn.Actor.Id, cancellationToken);
}
