using CrmBot.Features.Help;
using CrmBot.Features.People;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Digests;

/// <summary>Daily, weekly and monthly digests whose every number opens the list it counts.</summary>
public static class DigestsFeature
{
    public static IServiceCollection AddDigests(this IServiceCollection services) => services
        .AddSingleton<IModelPart, DigestsModel>()
        .AddSingleton<DigestWords>()
        .AddSingleton<GoalWords>()
        .AddSingleton<DigestPeriods>()
        .AddSingleton<DigestReaders>()
        .AddSingleton<MakeDigest>()
        .AddSingleton<PlanDigest>()
        .AddSingleton<SetDigest>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<SetDigest>())
        .AddSingleton<GroupDigest>()
        .AddSingleton<ITimerHandler, DigestFallsDue>()
        .AddSingleton<IPostToPlaces, DigestPlaces>()
        .AddHostedService<ForgetDigests>()
        .AddSingleton<IAfterUndo, AfterDigestUndo>()
        .AddSingleton<IGoByClock, PlansGoByClock>()
        .AddSingleton<IRecordCard, DigestCard>()
        .AddSingleton<IRecordCard, PlanCard>()
        .AddSingleton<WhyDigest>()
        .AddSingleton<ITellWhy>(provider => provider.GetRequiredService<WhyDigest>())
        .AddSingleton<INotice>(provider => provider.GetRequiredService<WhyDigest>())
        .AddDigestButtons();

    private static IServiceCollection AddDigestButtons(this IServiceCollection services) => services
        .AddSingleton<OpenNumber>()
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<OpenNumber>())
        .AddSingleton<ICardVerb, OpenListed>()
        .AddSingleton<ICardVerb, OpenPlan>()
        .AddSingleton<ICardVerb, SavePlan>()
        .AddSingleton<ICardVerb, StopPlan>();
}
