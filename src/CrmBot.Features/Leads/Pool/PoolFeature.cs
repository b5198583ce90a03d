using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Leads.Pool;

/// <summary>What is nobody's (公海): taken by whoever has time, given back by whoever has not.</summary>
internal static class PoolFeature
{
    public static IServiceCollection AddPool(this IServiceCollection services) => services
        .AddSingleton<ClaimLead>()
        .AddSingleton<ListPool>()
        .AddSingleton<ExplainPool>()
        .AddSingleton<IFrameHandler, PoolSentences>()
        .AddSingleton<ICardVerb, ClaimButton>()
        .AddSingleton<ICardVerb, ReleaseButton>()
        .AddSingleton<ICardVerb, TurnPoolPage>()
        .AddSingleton<ITimerHandler, ReturnToPool>()
        .AddSingleton<INotice>(new PlainNotice("lead.returned", "lead", "pool.whyReturned", FollowsStandIn: true));
}
