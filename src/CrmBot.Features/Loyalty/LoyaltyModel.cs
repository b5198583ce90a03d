using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Loyalty;

internal sealed class LoyaltyModel : IModelPart
{
    public void Configure(ModelBuilder builder)
    {
        builder.Entity<ReferralReward>(reward =>
        {
            reward.ToTable("referral_rewards");
            reward.HasOne<Customer>().WithMany().HasForeignKey(r => r.CustomerId).OnDelete(DeleteBehavior.Restrict);
            reward.HasIndex(r => r.CustomerId);
            reward.HasIndex(r => r.ReferrerId);
        });
        builder.Entity<PointsEntry>(entry =>
        {
            entry.ToTable("points_entries");
            entry.Property(e => e.Why).HasMaxLength(PointsEntry.WhyLength);
            entry.HasOne<Customer>().WithMany().HasForeignKey(e => e.CustomerId).OnDelete(DeleteBehavior.Restrict);
            entry.HasIndex(e => new { e.CustomerId, e.GivenAt });
        });
        builder.Entity<PointsAccount>(account =>
        {
            account.ToTable("points_accounts");
            account.HasOne<Customer>().WithMany().HasForeignKey(a => a.CustomerId).OnDelete(DeleteBehavior.Restrict);
            account.HasIndex(a => a.CustomerId);
        });
    }
}
