using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Outgoing;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Campaigns;

/// <summary>A campaign as people read it, ours and the customers.</summary>
internal sealed class PrintCampaign(
    CardLibrary cards, CompanySettings company, Carriers carriers, WhenWords when, SegmentCustomers segments)
{
    public string Words(string locale, string key, params ReadOnlySpan<(string Name, object? Value)> values) =>
        cards.Words(locale, key, values);

    /// <summary>What people typed for it, or the group it is for.</summary>
    public string Title(Campaign campaign, string locale) => campaign.Name ?? campaign.Offer ?? Segment(campaign.Segment, locale);

    public string Segment(string code, string locale) => cards.Words(locale, "campaign.group." + code);

    /// <summary>沉睡客户（90 天没联系）.</summary>
    public async Task<string> GroupAsync(ReadView view, string segment, string locale, CancellationToken cancellationToken) =>
        cards.Words(locale, "campaign.means." + segment, ("days", await segments.DaysAsync(view, segment, cancellationToken)));

    /// <summary>沉睡客户（90 天没联系）· 我的 · 12 位.</summary>
    public async Task<string> AudienceAsync(
        ReadView view, Campaign campaign, int customers, string? maker, string locale, CancellationToken cancellationToken) =>
            PrintCustomer.Joined(
                await GroupAsync(view, campaign.Segment, locale, cancellationToken),
                Whose(campaign, maker, locale),
                cards.Words(locale, "campaign.customers", ("count", customers)));

    /// <summary>Empty for everybody's customers.</summary>
    /// <param name="maker">Whose name stands there when they are the maker's own.</param>
    public string Whose(Campaign campaign, string? maker, string locale) =>
        campaign.OfPerson is not null
            ? cards.Words(locale, "campaign.ofMaker", ("name", maker))
            : CompanySettings.Word(company.Teams, campaign.Team, locale);

    public string Channel(Campaign campaign, string locale) =>
        cards.Words(locale, "campaign.channel." + (campaign.Channel, Carried(campaign.Channel)) switch
        {
            (null, _) => carriers.Any ? "any" : "owner",
            ("email" or "sms", null) => campaign.Channel + "Off",
            _ => campaign.Channel!,
        });

    /// <summary>mail or sms when such messages can leave; null where a person has to say it.</summary>
    public string? Carried(string? channel) => channel switch
    {
        "email" when carriers.Find(CampaignTarget.Mail) is not null => CampaignTarget.Mail,
        "sms" when carriers.Find(CampaignTarget.Sms) is not null => CampaignTarget.Sms,
        _ => null,
    };

    /// <summary>Whether anything of it may leave as a message of ours.</summary>
    public bool MayCarry(string? channel) => channel is null ? carriers.Any : Carried(channel) is not null;

    public string Split(Campaign campaign, string locale) => campaign.SplitShare is { } share
        ? cards.Words(locale, "campaign.split",
            ("share", ((decimal)share * 100 / Campaign.Whole).ToString("0.##", CultureInfo.InvariantCulture)))
        : "";

    /// <summary>Empty when it begins at once.</summary>
    public string Begin(Campaign campaign, long now, TimeZoneInfo zone, string locale) =>
        campaign.StartAt <= now ? "" : Moment(campaign.StartAt, now, zone, locale);

    public string Moment(long instant, long now, TimeZoneInfo zone, string locale) =>
        when.Moment(Instants.ToLocal(instant, zone), Instants.ToLocal(now, zone), locale);

    /// <summary>What customers read, without greeting.</summary>
    public string TextFor(Campaign campaign, string locale)
    {
        if (campaign.Text is { } said) return said;
        if (campaign.Offer is null && Greeting.Of(campaign.Name) is { } occasion)
            return cards.Words(locale, "campaign.text.greeting", ("offer", occasion), ("company", company.Name));
        // A whole sentence is news of ours, which nobody has "prepared for you".
        var kind = campaign.Offer is null && Greeting.IsSentence(campaign.Name) ? "news" : campaign.Segment;
        return cards.Words(locale, "campaign.text." + kind, ("offer", campaign.Offer ?? campaign.Name), ("company", company.Name));
    }

    public (string Subject, string Text) Message(Campaign campaign, string locale) => (
        cards.Words(locale, "campaign.subject", ("offer", campaign.Offer ?? campaign.Name), ("company", company.Name)),
        $"{TextFor(campaign, locale)}\n{cards.Words(locale, "campaign.optOut")}");
}
