using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Customers.Lists;
using CrmBot.Features.Interactions;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Campaigns;

/// <summary>One's own customers of a campaign: what to offer them, and whom one has not talked to since; those come first.</summary>
internal sealed class CampaignPartCard(PrintCampaign print, ICustomerDirectory customers) : IRecordCard
{
    private const int MostShown = 6;

    public string Kind => "campaign_part";

    /// <summary>Whom they have not talked to since.</summary>
    public static IQueryable<CampaignTarget> Left(ReadView view, Guid campaign, Guid owner) => Given(view, campaign, owner)
        .Where(
            target => !view.Db.Set<Interaction>().Any(talk => talk.CustomerId == target.CustomerId && talk.HappenedAt >= target.ReachedAt));

    private static IQueryable<CampaignTarget> Given(ReadView view, Guid campaign, Guid owner) =>
        view.Db.Set<CampaignTarget>().AsNoTracking()
            .Where(target => target.CampaignId == campaign && target.OwnerId == owner && target.State == TargetState.WithOwner);

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (cardView.Viewer is not { } viewer || await view.Records.ReadAsync<CampaignPart>(id, cancellationToken) is not { } part
            || !viewer.ActsFor(part.OwnerId)) return null;
        if (await view.Records.ReadAsync<Campaign>(part.CampaignId, cancellationToken) is not { } campaign) return null;
        var (given, left) = (Given(view, campaign.Id, part.OwnerId), Left(view, campaign.Id, part.OwnerId));
        var (all, open) = (await given.CountAsync(cancellationToken), await left.CountAsync(cancellationToken));
        var next = await left.OrderBy(target => target.Id).Select(target => target.CustomerId).Take(MostShown)
            .ToListAsync(cancellationToken);
        var known = await customers.FindManyAsync(view, next, cancellationToken);
        return new CardContent("campaign-part", new JsonObject
        {
            ["title"] = print.Title(campaign, cardView.Locale),
            ["text"] = print.TextFor(campaign, cardView.Locale),
            ["part"] = id.ToString("N"),
            ["rows"] = CardRow.List(next.Select(one => known.GetValueOrDefault(one)).OfType<CustomerBrief>()
                .Select(one => CustomerListCard.Row(one.Name, "", one.Id, ""))),
            ["isOver"] = campaign.State == CampaignState.Stopped,
            ["say"] = new JsonObject
            {
                ["hint"] = print.Words(cardView.Locale, open == 0 ? "campaign.part.done" : "campaign.part.hint", ("count", open),
                    ("all", all)),
                ["more"] = open > next.Count ? print.Words(cardView.Locale, "campaign.part.more", ("count", open - next.Count)) : "",
            },
        }, "campaign.part.summary");
    }
}

/// <summary>还剩谁: the card as it is now.</summary>
internal sealed class LookAtPart : ICardVerb
{
    public string Verb => "campaign.mine";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        Guid.TryParseExact(action.Text("part"), "N", out var id)
            && await turn.Work.Records.ReadAsync<CampaignPart>(id, cancellationToken) is { } part && turn.Actor.ActsFor(part.OwnerId)
            ? new Reply.OfRecord(CampaignPart.RefOf(id))
            : new Reply.Refuse("campaign.gone");
}
