using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Outgoing;

internal sealed class OutgoingModel : IModelPart
{
    public void Configure(ModelBuilder builder) => builder.Entity<CustomerMessage>(message =>
    {
        message.ToTable("customer_messages");
        message.Property(m => m.About).HasMaxLength(20);
        message.Property(m => m.Channel).HasMaxLength(10);
        message.Property(m => m.Address).HasMaxLength(CustomerMessage.AddressLength);
        message.Property(m => m.Subject).HasMaxLength(CustomerMessage.SubjectLength);
        message.Property(m => m.Body).HasMaxLength(CustomerMessage.BodyLength);
        message.Property(m => m.Failure).HasMaxLength(60);
        message.Ignore(m => m.IsUnsent).Ignore(m => m.Key);
        message.HasOne<Customer>().WithMany().HasForeignKey(m => m.CustomerId).OnDelete(DeleteBehavior.Restrict);
        message.HasIndex(m => m.CustomerId);
        message.HasIndex(m => m.TicketId);
        message.HasIndex(m => new { m.State, m.NotBefore });
    });
}
