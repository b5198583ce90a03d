using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Campaigns;

/// <summary>A campaign: whom it is for, what they read, how far it is, and what the reader may do with it. It names no customer.</summary>
internal sealed class CampaignCard(PrintCampaign print, ReadWish wishes, IPersonDirectory people, Policy policy) : IRecordCard
{
    public string Kind => "campaign";

    /// <summary>Under which key of the word files its state stands.</summary>
    public static string StateCode(Campaign campaign) => campaign.State.ToString().ToLowerInvariant();

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Campaign>(id, cancellationToken) is not { } campaign
            || !policy.Decide(cardView.Viewer, "see", campaign.Subject).Allowed) return null;
        var progress = await CampaignFigures.OfAsync(view, id, cancellationToken);
        var locale = cardView.Locale;
        return new CardContent("campaign", new JsonObject
        {
            ["title"] = print.Title(campaign, locale),
            ["campaign"] = id.ToString("N"),
            ["text"] = print.TextFor(campaign, locale),
            ["mood"] = campaign.State switch
            {
                CampaignState.Asked or CampaignState.Tried => "Attention",
                CampaignState.Done => "Good",
                _ => "Default",
            },
            ["rows"] = CardRow.List(await RowsAsync(view, campaign, cardView, cancellationToken)),
            ["numbers"] = CardRow.List(Numbers(progress, locale)),
            ["may"] = May(campaign, progress, cardView),
            ["say"] = new JsonObject
            {
                ["state"] = print.Words(locale, "campaign.state." + StateCode(campaign)),
                ["rest"] = print.Words(locale, "campaign.button.rest", ("count", progress.Rest)),
            },
        }, "campaign.summary");
    }

    private JsonObject May(Campaign campaign, CampaignProgress progress, CardView cardView)
    {
        var may = cardView.Viewer is { } viewer && policy.Decide(viewer, "change", campaign.Subject).Allowed;
        var mayAgree = cardView.Viewer is { } other && policy.Decide(other, CampaignPolicy.Agree, campaign.Subject).Allowed;
        return new JsonObject
        {
            ["agree"] = mayAgree && campaign.State == CampaignState.Asked,
            ["word"] = may && campaign.IsAhead,
            ["rest"] = may && campaign.State == CampaignState.Tried && progress.Rest > 0,
            ["stop"] = may && campaign.IsOpen,
            ["look"] = cardView.Viewer is not null
                && campaign.State is CampaignState.Sending or CampaignState.Gathering or CampaignState.Scheduled,
            ["effect"] = cardView.Viewer is not null && progress.Sent + progress.Given > 0,
        };
    }

    private async Task<List<JsonObject>> RowsAsync(ReadView view, Campaign campaign, CardView cardView, CancellationToken cancellationToken)
    {
        var locale = cardView.Locale;
        var maker = (await people.FindAsync(view, campaign.MadeBy, cancellationToken))?.Name;
        (string Label, string? Text)[] rows =
        [
            ("group", await GroupAsync(view, campaign, maker, locale, cancellationToken)),
            ("offer", campaign.Name is null ? null : campaign.Offer),
            ("channel", print.Channel(campaign, locale)),
            ("split", print.Split(campaign, locale)),
            ("at", campaign.IsAhead ? print.Begin(campaign, view.Now, cardView.Zone, locale) : null),
            ("maker", maker),
            ("decider",
                campaign.DecidedBy is { } by && by != campaign.MadeBy ? (await people.FindAsync(view, by, cancellationToken))?.Name : null),
            ("stopper", campaign.StoppedBy is { } stopper ? (await people.FindAsync(view, stopper, cancellationToken))?.Name : null),
        ];
        return [.. rows.Where(row => !string.IsNullOrEmpty(row.Text))
            .Select(row => CardRow.Of(print.Words(locale, "campaign.label." + row.Label), row.Text!))];
    }

    // Whoever decides wants to know how many; once they are written down the number stands below.
    private async Task<string> GroupAsync(
        ReadView view, Campaign campaign, string? maker, string locale, CancellationToken cancellationToken) =>
            campaign.State == CampaignState.Asked
                ? await print.AudienceAsync(view, campaign, await wishes.CountAsync(view, campaign, cancellationToken), maker, locale,
                    cancellationToken)
                : PrintCustomer.Joined(await print.GroupAsync(view, campaign.Segment, locale, cancellationToken),
                    print.Whose(campaign, maker, locale));

    private IEnumerable<JsonObject> Numbers(CampaignProgress progress, string locale)
    {
        if (progress.All == 0) yield break;
        (string Key, int Count)[] numbers = [("all", progress.All), ("sent", progress.Sent), ("given", progress.Given),
            ("rest", progress.Rest), ("failed", progress.Failed)];
        foreach (var (key, count) in numbers.Where(number => number.Key == "all" || number.Count > 0))
            yield return Number("campaign.number." + key, count, locale);
        foreach (var reason in Skip.All.Where(progress.Skipped.ContainsKey))
            yield return Number("campaign.skip." + reason, progress.Skipped[reason], locale);
    }

    private JsonObject Number(string key, int count, string locale) => new()
    {
        ["say"] = new JsonObject { ["label"] = print.Words(locale, key),
            ["count"] = print.Words(locale, "campaign.customers", ("count", count)) },
    };
}
