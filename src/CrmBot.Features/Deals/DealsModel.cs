using CrmBot.Features.Customers;
using CrmBot.Features.Deals.Cases;
using CrmBot.Features.Deals.Forecasts;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrmBot.Features.Deals;

internal sealed class DealsModel : IModelPart
{
    private const int CodeLength = 40, ListLength = 1000, TeamLength = 80, ValueLength = 400;

    public void Configure(ModelBuilder builder)
    {
        builder.Entity<Deal>(MapDeal);
        builder.Entity<DealMove>(MapMove);
        builder.Entity<ForecastTaken>(taken =>
        {
            taken.ToTable("forecasts_taken");
            taken.Property(t => t.Team).HasMaxLength(TeamLength);
            taken.Property(t => t.Currency).HasMaxLength(3);
            taken.HasIndex(t => new { t.Month, t.OwnerId });
        });
        builder.Entity<SaleCase>(one =>
        {
            one.ToTable("sale_cases");
            one.Property(c => c.Title).HasMaxLength(SaleCase.TitleLength);
            one.Property(c => c.Text).HasMaxLength(SaleCase.TextLength);
            one.Property(c => c.Industry).HasMaxLength(TeamLength);
            one.Property(c => c.Reason).HasMaxLength(CodeLength);
            one.HasOne<Deal>().WithMany().HasForeignKey(c => c.DealId).OnDelete(DeleteBehavior.Restrict);
            one.HasIndex(c => c.DealId);
            one.HasIndex(c => new { c.Industry, c.CreatedAt });
        });
    }

    private static void MapDeal(EntityTypeBuilder<Deal> deal)
    {
        deal.ToTable("deals");
        deal.Property(d => d.Name).HasMaxLength(Deal.NameLength);
        deal.Property(d => d.Team).HasMaxLength(TeamLength);
        deal.Property(d => d.Stage).HasMaxLength(CodeLength);
        deal.Property(d => d.Currency).HasMaxLength(3);
        deal.Property(d => d.Per).HasMaxLength(10);
        deal.Property(d => d.Rival).HasMaxLength(Deal.RivalLength);
        deal.Property(d => d.RivalKey).HasMaxLength(Deal.RivalLength);
        deal.Property(d => d.RivalNote).HasMaxLength(Deal.NoteLength);
        deal.Property(d => d.Blocker).HasMaxLength(Deal.NoteLength);
        deal.Property(d => d.ProductText).HasMaxLength(ListLength);
        deal.Property(d => d.Reason).HasMaxLength(CodeLength);
        deal.Property(d => d.ClosingNote).HasMaxLength(Deal.NoteLength);
        deal.Property(d => d.FactorText).HasMaxLength(ListLength);
        deal.Property(d => d.FactorCodeText).HasMaxLength(ListLength);
        deal.Property(d => d.Kind).HasMaxLength(CodeLength);
        deal.Property(d => d.Term).HasMaxLength(20);
        deal.Property(d => d.PartText).HasMaxLength(ListLength);
        deal.Ignore(d => d.Products).Ignore(d => d.Factors).Ignore(d => d.FactorCodes).Ignore(d => d.Parts).Ignore(d => d.Money)
            .Ignore(d => d.IsOpen).Ignore(d => d.IsClosed).Ignore(d => d.HasFactors);
        deal.HasOne<Customer>().WithMany().HasForeignKey(d => d.CustomerId).OnDelete(DeleteBehavior.Restrict);
        deal.HasIndex(d => d.CustomerId);
        deal.HasIndex(d => d.Number).IsUnique();
        // Whose, which team's, everybody's: by the day they are expected or
        // were closed; the amounts ride along, so that sums read no table.
        deal.HasIndex(d => new { d.OwnerId, d.State, d.CloseOn });
        deal.HasIndex(d => new { d.Team, d.State, d.CloseOn });
        deal.HasIndex(d => new { d.State, d.CloseOn, d.Stage, d.Probability, d.Currency, d.Amount, d.OwnerId, d.Team });
        deal.HasIndex(d => new { d.State, d.ClosedOn, d.Reason, d.Currency, d.Amount, d.OwnerId, d.Team });
        deal.HasIndex(d => new { d.State, d.Currency, d.Amount });
        // What customers bought, one after the other, without reading the table or putting anything in order.
        deal.HasIndex(d => new { d.State, d.Currency, d.CustomerId, d.ClosedOn, d.Amount });
        deal.HasIndex(d => new { d.RivalKey, d.State });
        deal.HasIndex(d => d.OpenedAt);
        deal.Property(d => d.ExternalId).HasMaxLength(80);
        deal.HasIndex(d => d.ImportId);
        deal.HasIndex(d => d.ExternalId);
    }

    private static void MapMove(EntityTypeBuilder<DealMove> move)
    {
        move.ToTable("deal_moves");
        move.Property(m => m.Team).HasMaxLength(TeamLength);
        move.Property(m => m.From).HasMaxLength(ValueLength);
        move.Property(m => m.To).HasMaxLength(ValueLength);
        move.Property(m => m.Currency).HasMaxLength(3);
        move.Property(m => m.Reason).HasMaxLength(CodeLength);
        move.Property(m => m.Rival).HasMaxLength(Deal.RivalLength);
        move.Property(m => m.Note).HasMaxLength(Deal.NoteLength);
        move.Ignore(m => m.IsEnd);
        move.HasOne<Deal>().WithMany().HasForeignKey(m => m.DealId).OnDelete(DeleteBehavior.Restrict);
        move.HasIndex(m => m.CustomerId);
        move.HasIndex(m => new { m.DealId, m.At });
        move.HasIndex(m => new { m.Kind, m.At });
        move.HasIndex(m => new { m.OwnerId, m.At });
        move.HasIndex(m => new { m.Kind, m.Day });
    }
}
