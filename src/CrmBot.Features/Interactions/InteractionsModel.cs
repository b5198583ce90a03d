using CrmBot.Features.Customers;
using CrmBot.Features.Interactions.Dormant;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrmBot.Features.Interactions;

internal sealed class InteractionsModel : IModelPart
{
    private const int TextLength = 8000;

    public void Configure(ModelBuilder builder)
    {
        builder.Entity<Interaction>(Map);
        builder.Entity<DormantTold>(told =>
        {
            told.ToTable("dormant_told");
            told.HasOne<Customer>().WithMany().HasForeignKey(t => t.CustomerId).OnDelete(DeleteBehavior.Restrict);
            told.HasIndex(t => t.CustomerId);
        });
    }

    private static void Map(EntityTypeBuilder<Interaction> interaction)
    {
        interaction.ToTable("interactions");
        interaction.Property(i => i.Who).HasMaxLength(120);
        interaction.Property(i => i.Author).HasMaxLength(Interaction.AuthorLength);
        interaction.Property(i => i.Channel).HasMaxLength(20);
        interaction.Property(i => i.Day).HasMaxLength(10);
        interaction.Property(i => i.Outcome).HasMaxLength(20);
        interaction.Property(i => i.Note).HasMaxLength(Interaction.NoteLength);
        interaction.Property(i => i.NeedText).HasMaxLength(TextLength);
        interaction.Property(i => i.ObjectionText).HasMaxLength(TextLength);
        interaction.Property(i => i.Status).HasMaxLength(20);
        interaction.Property(i => i.Milestone).HasMaxLength(20);
        interaction.Property(i => i.BudgetSaid).HasMaxLength(200);
        interaction.Ignore(i => i.Needs).Ignore(i => i.Objections);
        interaction.HasIndex(i => new { i.CustomerId, i.HappenedAt });
        interaction.HasIndex(i => new { i.PersonId, i.HappenedAt });
        interaction.HasIndex(i => i.ImportId);
    }
}
