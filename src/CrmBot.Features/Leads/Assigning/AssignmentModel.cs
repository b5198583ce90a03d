using CrmBot.Features.Leads.FirstContact;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.Assigning;

internal sealed class AssignmentModel : IModelPart
{
    public void Configure(ModelBuilder builder)
    {
        builder.Entity<AssignmentRule>(rule =>
        {
            rule.ToTable("assignment_rules");
            rule.Property(r => r.Region).HasMaxLength(80);
            rule.Property(r => r.Source).HasMaxLength(40);
            rule.Property(r => r.Product).HasMaxLength(AssignmentRule.WordLength);
            rule.Property(r => r.Grade).HasMaxLength(1);
            rule.Property(r => r.Team).HasMaxLength(80);
            rule.Property(r => r.Level).HasMaxLength(20);
            rule.Ignore(r => r.People);
        });
        builder.Entity<Assignment>(given =>
        {
            given.ToTable("assignments");
            given.Property(g => g.How).HasMaxLength(20);
            given.Property(g => g.Team).HasMaxLength(80);
            given.Property(g => g.Reason).HasMaxLength(Assignment.ReasonLength);
            given.Ignore(g => g.Candidates);
            given.HasIndex(g => g.LeadId);
            given.HasIndex(g => g.CustomerId);
            given.HasIndex(g => new { g.ToId, g.At });
        });
        builder.Entity<LeadClock>(clock =>
        {
            clock.ToTable("lead_clocks");
            clock.HasIndex(c => new { c.OwnerId, c.DueAt });
            clock.HasIndex(c => new { c.OwnerId, c.AskedAt });
        });
        // The pool, in the order in which it is worked.
        builder.Entity<Lead>().HasIndex(lead => new { lead.State, lead.Rank, lead.CreatedAt });
    }
}
