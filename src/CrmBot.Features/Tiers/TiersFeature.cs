using CrmBot.Features.Customers;
using CrmBot.Features.Rounds;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Tiers;

/// <summary>Value tiers that follow what customers buy, where the company wants that.</summary>
public static class TiersFeature
{
    public static IServiceCollection AddTiers(this IServiceCollection services)
    {
        foreach (var rule in TierRules.All) services.AddSingleton(rule);
        return services
            .AddSingleton<IModelPart, TiersModel>()
            .AddSingleton<TierRules>()
            .AddSingleton<TierNewsCard>()
            .AddRound<TierRound>()
            .AddRound<TierMorning>()
            .AddSingleton<INotice>(new PlainNotice(TierMorning.Notice, "customer", "tier.news.why", FollowsStandIn: true))
            .AddSingleton<ITierReason, ExplainTier>();
    }
}

internal sealed class TiersModel : IModelPart
{
    public void Configure(ModelBuilder builder) => builder.Entity<TierChange>(change =>
    {
        change.ToTable("tier_changes");
        change.Property(c => c.From).HasMaxLength(TierChange.CodeLength);
        change.Property(c => c.To).HasMaxLength(TierChange.CodeLength);
        change.Property(c => c.Currency).HasMaxLength(3);
        change.Ignore(c => c.Lines);
        change.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
        change.HasIndex(c => new { c.CustomerId, c.At });
        change.HasIndex(c => c.At);
    });
}
