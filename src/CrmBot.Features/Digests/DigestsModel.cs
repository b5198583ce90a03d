using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Digests;

internal sealed class DigestsModel : IModelPart
{
    private const int ZoneLength = 60;
    private const int DayLength = 10;

    public void Configure(ModelBuilder builder)
    {
        builder.Entity<DigestPlan>(plan =>
        {
            plan.ToTable("digest_plans");
            plan.Property(p => p.Clock).HasMaxLength(5);
            plan.Property(p => p.Zone).HasMaxLength(ZoneLength);
            plan.Property(p => p.Day).HasMaxLength(4);
            plan.Property(p => p.BlockText).HasMaxLength(400);
            plan.Property(p => p.PlaceKey).HasMaxLength(400);
            plan.Property(p => p.Region).HasMaxLength(DigestPlan.FilterLength);
            plan.Property(p => p.Team).HasMaxLength(DigestPlan.FilterLength);
            plan.Property(p => p.Grade).HasMaxLength(4);
            plan.Ignore(p => p.Blocks).Ignore(p => p.TimeZone).Ignore(p => p.Every);
            plan.HasIndex(p => p.PersonId);
            plan.HasIndex(p => p.PlaceKey);
        });
        builder.Entity<Digest>(digest =>
        {
            digest.ToTable("digests");
            digest.Property(d => d.First).HasMaxLength(DayLength);
            digest.Property(d => d.Last).HasMaxLength(DayLength);
            digest.Property(d => d.Zone).HasMaxLength(ZoneLength);
            digest.Property(d => d.Scope).HasMaxLength(400);
            digest.Property(d => d.Question).HasMaxLength(1000);
            digest.Ignore(d => d.TimeZone);
            digest.HasIndex(d => d.MadeAt);
            digest.HasIndex(d => new { d.PlanId, d.MadeAt });
        });
    }
}
