using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Campaigns;

/// <summary>
/// Finds campaigns by what people call them: their name, what they offer, the group, or a word for what is done to that group (召回).
/// </summary>
internal sealed class FindCampaigns(PrintCampaign print, WhenWords when, Policy policy)
{
    private const int MostRead = 200, MostShown = 6;
    private const long Year = 365L * 24 * 60 * 60 * 1000;
    private static readonly string[] Locales = ["zh-CN", "en-US"];

    /// <param name="name">Null for all of the last year, the newest first.</param>
    public async Task<List<Campaign>> NamedAsync(Turn turn, string? name, CancellationToken cancellationToken)
    {
        var all = await RecentAsync(turn.Work, turn.Actor, cancellationToken);
        return name is null ? all : all.FindAll(campaign => IsCalled(campaign, Bare(name)));
    }

    /// <summary>Those of the last year that somebody may see, the newest first.</summary>
    public async Task<List<Campaign>> RecentAsync(ReadView view, Actor actor, CancellationToken cancellationToken)
    {
        var since = view.Now - Year;
        var found = await view.Db.Set<Campaign>().AsNoTracking().Where(campaign => campaign.MadeAt >= since)
            .OrderByDescending(campaign => campaign.MadeAt).ThenByDescending(campaign => campaign.Id).Take(MostRead)
            .ToListAsync(cancellationToken);
        return found.FindAll(campaign => policy.Decide(actor, "see", campaign.Subject).Allowed);
    }

    /// <summary>Several are meant: each to be opened.</summary>
    public Reply Choose(Turn turn, IReadOnlyList<Campaign> campaigns, string titleKey) => new Reply.Card("campaign-list", new JsonObject
    {
        ["rows"] = CardRow.List(campaigns.Take(MostShown).Select(campaign => Row(turn, campaign))),
        ["say"] = new JsonObject { ["title"] = print.Words(turn.Locale, titleKey, ("count", campaigns.Count)) },
    });

    private JsonObject Row(Turn turn, Campaign campaign) => new()
    {
        ["campaign"] = campaign.Id.ToString("N"),
        ["name"] = print.Title(campaign, turn.Locale),
        ["say"] = new JsonObject
        {
            ["line"] = PrintCustomer.Joined(
                print.Segment(campaign.Segment, turn.Locale),
                print.Words(turn.Locale, "campaign.state." + CampaignCard.StateCode(campaign)),
                when.FullDay(Instants.DayOf(campaign.MadeAt, turn.Actor.Zone), Instants.DayOf(turn.Now, turn.Actor.Zone), turn.Locale)),
        },
    };

    private bool IsCalled(Campaign campaign, string name)
    {
        if (name.Length == 0) return true;
        List<string?> words = [campaign.Name, campaign.Offer];
        foreach (var locale in Locales)
        {
            words.Add(print.Segment(campaign.Segment, locale));
            words.AddRange(print.Words(locale, "campaign.called." + campaign.Segment).Split('|'));
        }

        return words.OfType<string>().Select(Bare)
            .Any(word =>
                word.Length > 1 && (word.Contains(name, StringComparison.Ordinal) || name.Contains(word, StringComparison.Ordinal)));
    }

    // 召回活动 and 召回 are one name.
    private string Bare(string name)
    {
        var bare = name.Trim().ToLowerInvariant();
        foreach (var word in Locales.SelectMany(locale => print.Words(locale, "campaign.nouns").Split('|')))
            bare = bare.Replace(word, "", StringComparison.Ordinal);
        return bare.Trim();
    }
}
