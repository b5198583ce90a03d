using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Customers.Lists;
using CrmBot.Features.Deals.Lists;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Campaigns.Effect;

/// <summary>3月促销短信和邮件哪个效果好: what came of campaigns, side by side, with what each number means below.</summary>
internal sealed class CompareCampaigns(FindCampaigns find, PrintCampaign print)
{
    private const int MostRows = 8;

    /// <summary>The contract's <c>by</c> for campaigns one by one: what each of them offered.</summary>
    private const string ByCampaign = "coupon";

    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var named = frame.Text("name");
        var campaigns = await find.NamedAsync(turn, named, cancellationToken);
        if (campaigns.Count == 0)
            return named is null ? new Reply.Say("campaign.none") : new Reply.Say("campaign.unknown", ("name", named));
        var by = frame.Text("by") ?? "channel";
        var effect = await CardAsync(turn.Work, campaigns, by, turn.Locale, cancellationToken);
        // 有哪些活动: each with how far it is, also those of which nothing has come yet.
        return by != ByCampaign
            ? effect
            : new Reply.Several([.. effect is Reply.Say ? Array.Empty<Reply>() : [effect], find.Choose(turn, campaigns, "campaign.list")]);
    }

    /// <param name="showsTitle">False above the campaign's own card.</param>
    public async Task<Reply> CardAsync(
        ReadView view, IReadOnlyList<Campaign> asked, string by, string locale, CancellationToken cancellationToken, bool showsTitle = true)
    {
        var all = await MeasureEffect.OfAsync(view, [.. asked.Select(campaign => campaign.Id)], cancellationToken);
        return Card(all, asked, by, locale, showsTitle);
    }

    /// <param name="all">As <see cref="MeasureEffect"/> has counted it.</param>
    public Reply Card(IReadOnlyList<Effect> all, IReadOnlyList<Campaign> asked, string by, string locale, bool showsTitle = true)
    {
        if (all.Count == 0) return new Reply.Say("campaign.nothingYet");
        // What was declined, stopped before it began or still waits has nothing to be compared.
        List<Campaign> campaigns = [.. asked.Where(campaign => all.Any(one => one.Campaign == campaign.Id))];
        var byId = campaigns.ToDictionary(campaign => campaign.Id);
        var rows = all.GroupBy(one => by == ByCampaign ? one.Campaign.ToString() : Label(byId[one.Campaign], one.Channel, by, locale))
            .OrderByDescending(group => group.Sum(one => one.Reached)).Take(MostRows);
        return new Reply.Card("campaign-effect", new JsonObject
        {
            ["title"] = showsTitle && campaigns is [var only] ? print.Title(only, locale) : "",
            ["campaign"] = campaigns is [var one] ? one.Id.ToString("N") : "",
            ["rows"] = CardRow.List(
                rows.Select(group => Row(Label(byId[group.First().Campaign], group.First().Channel, by, locale), [.. group], by, locale))),
            ["lists"] = campaigns is [_] ? CardRow.List(Lists(all, locale)) : [],
            ["say"] = new JsonObject
            {
                ["title"] = campaigns is [_]
                    ? print.Words(locale, "campaign.effect.title")
                    : print.Words(locale, "campaign.effect.several", ("count", campaigns.Count)),
                ["means"] = print.Words(locale, "campaign.effect.means", ("days", MeasureEffect.WindowDays)),
            },
        });
    }

    private string Label(Campaign campaign, string channel, string by, string locale) => by switch
    {
        "seg" => print.Segment(campaign.Segment, locale),
        ByCampaign => PrintCustomer.Joined(print.Title(campaign, locale), print.Segment(campaign.Segment, locale)),
        _ => print.Words(locale, "campaign.by." + channel),
    };

    // What people typed stays apart from our words, so that it is shown as text and nothing else.
    private JsonObject Row(string label, IReadOnlyList<Effect> effects, string by, string locale)
    {
        var (tried, reached) = (effects.Sum(one => one.Tried), effects.Sum(one => one.Reached));
        return new JsonObject
        {
            ["name"] = by == ByCampaign ? label : "",
            ["say"] = new JsonObject
            {
                ["label"] = by == ByCampaign ? "" : label,
                ["line"] = PrintCustomer.Joined(
                    print.Words(locale, "campaign.effect.tried", ("count", tried)),
                    Part("reached", reached, tried, locale),
                    Part("talked", effects.Sum(one => one.Talked), reached, locale),
                    Part("signed", effects.Sum(one => one.Signed), reached, locale)),
            },
        };
    }

    private string Part(string what, int count, int of, string locale) =>
        print.Words(locale, "campaign.effect." + what, ("count", count), ("share", Share(count, of)));

    private static string Share(int count, int of) =>
        of == 0 ? "–" : ((decimal)count * 100 / of).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private IEnumerable<JsonObject> Lists(IReadOnlyList<Effect> all, string locale)
    {
        (string What, int Count)[] numbers =
        [
            ("reached", all.Sum(one => one.Reached)), ("missed", all.Sum(one => one.Tried - one.Reached)),
            ("signed", all.Sum(one => one.Signed)),
        ];
        foreach (var (what, count) in numbers.Where(number => number.Count > 0))
            yield return new JsonObject { ["came"] = what,
                ["say"] = new JsonObject { ["open"] = print.Words(locale, "campaign.effect.open." + what, ("count", count)) } };
    }
}

/// <summary>看效果 on a campaign's card.</summary>
internal sealed class LookAtEffect(CompareCampaigns compare, Policy policy) : ICardVerb
{
    public string Verb => "campaign.effect";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(action.Text("campaign"), "N", out var id)
            || await turn.Work.Records.ReadAsync<Campaign>(id, cancellationToken) is not { } campaign)
            return new Reply.Refuse("campaign.gone");
        if (policy.Decide(turn.Actor, "see", campaign.Subject) is { Allowed: false, ReasonKey: { } reason })
            return new Reply.Refuse(reason);
        // Above the campaign's own card, whose buttons stay at hand: a click's answer takes the card's place.
        return new Reply.Several([await compare.CardAsync(turn.Work, [campaign], "channel", turn.Locale, cancellationToken,
            showsTitle: false), new Reply.OfRecord(Campaign.RefOf(id))]);
    }
}

/// <summary>The customers behind a number of a campaign, above its card: as far as the asker may see them.</summary>
internal sealed class WhoOfCampaign(ListCustomers list, Policy policy) : ICardVerb
{
    public string Verb => "campaign.who";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(action.Text("campaign"), "N", out var id)
            || await turn.Work.Records.ReadAsync<Campaign>(id, cancellationToken) is not { } campaign)
            return new Reply.Refuse("campaign.gone");
        if (policy.Decide(turn.Actor, "see", campaign.Subject) is { Allowed: false, ReasonKey: { } reason })
            return new Reply.Refuse(reason);
        var request = new ListRequest(new JsonObject { ["campaign"] = id.ToString("N"), ["came"] = action.Text("came") ?? "" });
        return new Reply.Several([await list.ShowAsync(turn, request, 0, cancellationToken), new Reply.OfRecord(Campaign.RefOf(id))]);
    }
}
