using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Contracts;

internal sealed class ContractsModel : IModelPart
{
    public void Configure(ModelBuilder builder) => builder.Entity<Contract>(contract =>
    {
        contract.ToTable("contracts");
        contract.Property(c => c.Team).HasMaxLength(80);
        contract.Property(c => c.Currency).HasMaxLength(3);
        contract.Property(c => c.Term).HasMaxLength(20);
        contract.Property(c => c.Notice).HasMaxLength(20);
        contract.Property(c => c.PartText).HasMaxLength(1000);
        contract.Ignore(c => c.Parts).Ignore(c => c.Money).Ignore(c => c.Subject).Ignore(c => c.Short);
        contract.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
        contract.HasIndex(c => c.CustomerId);
        contract.HasIndex(c => c.Number).IsUnique();
        contract.HasIndex(c => c.DealId);
        contract.HasIndex(c => new { c.EndOn, c.Currency, c.Amount });
        contract.HasIndex(c => new { c.OwnerId, c.EndOn });
        contract.HasIndex(c => new { c.Team, c.EndOn });
    });
}
