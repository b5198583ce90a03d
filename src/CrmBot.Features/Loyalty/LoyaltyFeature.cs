using CrmBot.Features.Customers;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Loyalty;

/// <summary>What binds customers to us: who brought whom, with the thanks for it, and points.</summary>
public static class LoyaltyFeature
{
    public static IServiceCollection AddLoyalty(this IServiceCollection services) => services
        .AddSingleton<IModelPart, LoyaltyModel>()
        .AddSingleton<IFrameHandler, RecordReferral>()
        .AddSingleton<ListReferrals>()
        .AddSingleton<GiveReward>()
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<GiveReward>())
        .AddSingleton<IRecordCard, RewardCard>()
        .AddSingleton<IFrameHandler, ChangePoints>()
        .AddSingleton<IRecordCard, PointsCard>()
        .AddSingleton<IProfilePart, LoyaltyOnProfile>();
}
