using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Orders;

internal sealed class OrdersModel : IModelPart
{
    public void Configure(ModelBuilder builder) => builder.Entity<Order>(order =>
    {
        order.ToTable("orders");
        order.Property(o => o.Number).HasMaxLength(Order.NumberLength);
        order.Property(o => o.Currency).HasMaxLength(3);
        order.Property(o => o.State).HasMaxLength(20);
        order.Property(o => o.LineText).HasMaxLength(Order.MostLines * (Order.LineLength + 2));
        order.Ignore(o => o.Lines);
        order.HasOne<Customer>().WithMany().HasForeignKey(o => o.CustomerId).OnDelete(DeleteBehavior.Restrict);
        order.HasIndex(o => o.CustomerId);
    });
}
