using CrmBot.Features.Campaigns.Effect;
using CrmBot.Features.Outgoing;
using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Campaigns;

/// <summary>
/// The same offer to a group of customers: launched by a sentence, agreed to, tried on a share, sent, stopped and compared.
/// </summary>
public static class CampaignsFeature
{
    public static IServiceCollection AddCampaigns(this IServiceCollection services)
    {
        foreach (var notice in CampaignNotices.All) services.AddSingleton<INotice>(notice);
        return services
            .AddSingleton<IModelPart, CampaignsModel>()
            .AddSingleton<IPolicyRule, CampaignPolicy>()
            .AddSingleton<IUnaskedContact, GivenCounts>()
            .AddSingleton<SegmentCustomers>()
            .AddSingleton<PrintCampaign>()
            .AddSingleton<FindCampaigns>()
            .AddSingleton<ReadWish>()
            .AddSingleton<LaunchCampaign>()
            .AddSingleton<StopCampaign>()
            .AddSingleton<CompareCampaigns>()
            .AddSingleton<IFrameHandler, RunCampaigns>()
            .AddSingleton<IPhrasePattern, DeclineCampaign>()
            .AddSingleton<ITimerHandler, GatherTargets>()
            .AddSingleton<ITimerHandler, SendCampaign>()
            .AddSingleton<ITimerHandler, TellResult>()
            .AddSingleton<IRecordCard, CampaignCard>()
            .AddSingleton<IRecordCard, CampaignPartCard>()
            .AddSingleton<IForm, CampaignForm>()
            .AddSingleton<IHandOverPart, CampaignsHandOver>()
            .AddButtons();
    }

    private static IServiceCollection AddButtons(this IServiceCollection services) => services
        .AddSingleton<ClickedCampaign>()
        .AddSingleton<ICardVerb>(provider => new DecideCampaign(provider.GetRequiredService<ClickedCampaign>(), agrees: true))
        .AddSingleton<ICardVerb>(provider => new DecideCampaign(provider.GetRequiredService<ClickedCampaign>(), agrees: false))
        .AddSingleton<ICardVerb, SendRest>()
        .AddSingleton<ICardVerb, StopCampaignByButton>()
        .AddSingleton<ICardVerb, OpenCampaign>()
        .AddSingleton<ICardVerb, LookAtEffect>()
        .AddSingleton<ICardVerb, WhoOfCampaign>()
        .AddSingleton<ICardVerb, LookAtPart>();
}
