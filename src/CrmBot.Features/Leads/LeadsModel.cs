using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads;

internal sealed class LeadsModel : IModelPart
{
    public void Configure(ModelBuilder builder)
    {
        builder.Entity<Lead>(lead =>
        {
            lead.ToTable("leads");
            lead.Property(l => l.Source).HasMaxLength(40);
            lead.Property(l => l.Channel).HasMaxLength(20);
            lead.Property(l => l.Need).HasMaxLength(Customer.NeedLength);
            lead.Property(l => l.Product).HasMaxLength(Lead.ProductLength);
            lead.Property(l => l.Region).HasMaxLength(80);
            lead.Property(l => l.Within).HasMaxLength(20);
            lead.Property(l => l.BudgetCurrency).HasMaxLength(3);
            lead.Property(l => l.Team).HasMaxLength(80);
            lead.Property(l => l.Grade).HasMaxLength(1);
            lead.Property(l => l.Reason).HasMaxLength(Lead.ReasonLength);
            lead.HasOne<Customer>().WithMany().HasForeignKey(l => l.CustomerId).OnDelete(DeleteBehavior.Restrict);
            lead.HasIndex(l => l.CustomerId);
            // The three queues: somebody's, a team's (or its pool), everybody's. In the order in which they are worked.
            lead.HasIndex(l => new { l.OwnerId, l.IsOpen, l.Rank, l.CreatedAt });
            lead.HasIndex(l => new { l.Team, l.IsOpen, l.Rank, l.CreatedAt });
            lead.HasIndex(l => new { l.IsOpen, l.Rank, l.CreatedAt });
            lead.HasIndex(l => new { l.State, l.CreatedAt });
            lead.HasIndex(l => l.FirstContactAt);
            lead.HasIndex(l => l.CreatedAt);
        });
        builder.Entity<LeadScore>(score =>
        {
            score.ToTable("lead_scores");
            score.Property(s => s.Evidence).HasMaxLength(LeadScore.EvidenceLength);
            score.Ignore(s => s.Rating);
            score.HasOne<Lead>().WithMany().HasForeignKey(s => s.LeadId).OnDelete(DeleteBehavior.Restrict);
            score.HasIndex(s => s.LeadId);
        });
    }
}
