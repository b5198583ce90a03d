using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Campaigns;

internal sealed class CampaignsModel : IModelPart
{
    public void Configure(ModelBuilder builder)
    {
        builder.Entity<Campaign>(campaign =>
        {
            campaign.ToTable("campaigns");
            campaign.Property(c => c.Name).HasMaxLength(Campaign.NameLength);
            campaign.Property(c => c.Segment).HasMaxLength(20);
            campaign.Property(c => c.Offer).HasMaxLength(Campaign.OfferLength);
            campaign.Property(c => c.Channel).HasMaxLength(10);
            campaign.Property(c => c.Text).HasMaxLength(Campaign.TextLength);
            campaign.Ignore(c => c.IsOpen).Ignore(c => c.IsAhead).Ignore(c => c.Subject);
            campaign.HasIndex(c => c.MadeAt);
        });
        builder.Entity<CampaignTarget>(target =>
        {
            target.ToTable("campaign_targets");
            target.Property(t => t.Channel).HasMaxLength(10);
            target.Property(t => t.Reason).HasMaxLength(20);
            target.HasOne<Campaign>().WithMany().HasForeignKey(t => t.CampaignId).OnDelete(DeleteBehavior.Restrict);
            target.HasOne<Customer>().WithMany().HasForeignKey(t => t.CustomerId).OnDelete(DeleteBehavior.Restrict);
            target.HasIndex(t => t.CustomerId);
            target.HasIndex(t => new { t.CampaignId, t.State, t.Channel });
            target.HasIndex(t => new { t.CampaignId, t.OwnerId });
        });
        builder.Entity<CampaignPart>(part =>
        {
            part.ToTable("campaign_parts");
            part.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId).OnDelete(DeleteBehavior.Restrict);
            part.HasIndex(p => p.CampaignId);
        });
    }
}
