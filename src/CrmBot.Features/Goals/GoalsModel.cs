using CrmBot.Features.Digests;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Goals;

internal sealed class GoalsModel : IModelPart
{
    private const int ZoneLength = 60;

    public void Configure(ModelBuilder builder) => builder.Entity<Goal>(goal =>
    {
        goal.ToTable("goals");
        goal.Property(g => g.Measure).HasMaxLength(Goal.MeasureLength);
        goal.Property(g => g.Currency).HasMaxLength(3);
        goal.Property(g => g.Team).HasMaxLength(DigestPlan.FilterLength);
        goal.Property(g => g.Zone).HasMaxLength(ZoneLength);
        goal.Ignore(g => g.IsCompany).Ignore(g => g.First).Ignore(g => g.Last).Ignore(g => g.TimeZone).Ignore(g => g.Subject);
        goal.HasIndex(g => g.EndOn);
        goal.HasIndex(g => new { g.PersonId, g.EndOn });
    });
}
