using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Interactions;

internal sealed class InteractionsModel : IModelPart
{
    public void Configure(ModelBuilder builder)
    {
        builder.Entity<Interaction>(interaction =>
        {
            interaction.ToTable("interactions");
            interaction.Property(i => i.Who).HasMaxLength(120);
            interaction.Property(i => i.Channel).HasMaxLength(20);
            interaction.Property(i => i.Day).HasMaxLength(10);
            interaction.Property(i => i.Outcome).HasMaxLength(20);
            interaction.Property(i => i.Note).HasMaxLength(Interaction.NoteLength);
            interaction.Property(i => i.Status).HasMaxLength(20);
            interaction.Property(i => i.Milestone).HasMaxLength(20);
            interaction.Property(i => i.BudgetSaid).HasMaxLength(200);
            interaction.HasIndex(i => new { i.CustomerId, i.HappenedAt });
            interaction.HasIndex(i => new { i.PersonId, i.HappenedAt });
        });
        builder.Entity<InteractionPoint>(point =>
        {
            point.ToTable("interaction_points");
            point.Property(p => p.Text).HasMaxLength(InteractionPoint.TextLength);
            point.HasIndex(p => p.InteractionId);
        });
    }
}
