using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrmBot.Features.Customers;

internal sealed class CustomersModel : IModelPart
{
    public void Configure(ModelBuilder builder)
    {
        builder.Entity<Customer>(MapCustomer);
        MapContacts(builder);
        MapTags(builder);
        MapIdentity(builder);
        builder.Entity<Correction>(correction =>
        {
            correction.ToTable("corrections");
            correction.Property(c => c.Text).HasMaxLength(Correction.TextLength);
            OfCustomer(correction, c => c.CustomerId);
        });
    }

    private static void MapCustomer(EntityTypeBuilder<Customer> customer)
    {
        customer.ToTable("customers");
        customer.Property(c => c.Name).HasMaxLength(Customer.NameLength);
        customer.Property(c => c.NameKey).HasMaxLength(Customer.NameLength);
        customer.Property(c => c.AliasText).HasMaxLength(1000);
        customer.Property(c => c.Industry).HasMaxLength(80);
        customer.Property(c => c.Region).HasMaxLength(80);
        customer.Property(c => c.Address).HasMaxLength(300);
        customer.Property(c => c.Grade).HasMaxLength(1);
        customer.Property(c => c.Tier).HasMaxLength(20);
        customer.Property(c => c.Stage).HasMaxLength(20);
        customer.Property(c => c.Source).HasMaxLength(40);
        customer.Property(c => c.Need).HasMaxLength(Customer.NeedLength);
        customer.Property(c => c.Within).HasMaxLength(20);
        customer.Property(c => c.BudgetCurrency).HasMaxLength(3);
        customer.Property(c => c.AttachmentText).HasMaxLength(1000);
        customer.Ignore(c => c.Aliases).Ignore(c => c.Attachments);
        customer.HasIndex(c => c.Name);
        customer.HasIndex(c => c.NameKey);
        customer.HasIndex(c => c.OwnerId);
        customer.HasIndex(c => c.MergedIntoId);
        customer.HasIndex(c => c.ReferrerId);
        customer.HasIndex(c => new { c.Region, c.Id });
    }

    private static void MapContacts(ModelBuilder builder)
    {
        builder.Entity<Contact>(contact =>
        {
            contact.ToTable("contacts");
            contact.Property(c => c.Name).HasMaxLength(Contact.NameLength);
            contact.Property(c => c.AkaText).HasMaxLength(400);
            contact.Property(c => c.Title).HasMaxLength(80);
            contact.Ignore(c => c.Aka);
            OfCustomer(contact, c => c.CustomerId);
        });
        builder.Entity<ContactMethod>(method =>
        {
            method.ToTable("contact_methods");
            method.Property(m => m.Value).HasMaxLength(ContactMethod.ValueLength);
            method.Property(m => m.Channel).HasMaxLength(20);
            method.Property(m => m.Source).HasMaxLength(40);
            // By the value first: an import asks for many at once, whatever their kinds.
            method.HasIndex(m => new { m.Value, m.Kind });
            OfCustomer(method, m => m.CustomerId);
        });
        builder.Entity<Birthday>(birthday =>
        {
            birthday.ToTable("birthdays");
            birthday.Property(b => b.DateText).HasMaxLength(20);
            birthday.Ignore(b => b.Date).Ignore(b => b.Next);
            birthday.HasIndex(b => b.NextOn);
            birthday.HasIndex(b => b.ContactId);
            OfCustomer(birthday, b => b.CustomerId);
        });
        builder.Entity<ChainMember>(member =>
        {
            member.ToTable("chain_members");
            member.Property(m => m.Name).HasMaxLength(Contact.NameLength);
            member.Property(m => m.Title).HasMaxLength(80);
            member.Property(m => m.Role).HasMaxLength(20);
            member.Property(m => m.Stance).HasMaxLength(10);
            OfCustomer(member, m => m.CustomerId);
        });
    }

    private static void MapIdentity(ModelBuilder builder)
    {
        builder.Entity<CustomerKey>(key =>
        {
            key.ToTable("customer_keys");
            OfCustomer(key, k => k.CustomerId);
        });
        builder.Entity<CustomerMerge>(merge =>
        {
            merge.ToTable("customer_merges");
            merge.HasIndex(m => m.MergedId);
            merge.HasIndex(m => m.KeptId);
        });
        builder.Entity<AddressedTurn>(addressed =>
        {
            addressed.ToTable("addressed_turns");
            addressed.HasIndex(a => a.MergeId);
        });
        builder.Entity<ApartCustomers>(apart => apart.ToTable("apart_customers"));
    }

    private static void MapTags(ModelBuilder builder)
    {
        builder.Entity<CustomerHelper>(helper =>
        {
            helper.ToTable("customer_helpers");
            helper.HasIndex(h => h.PersonId);
            OfCustomer(helper, h => h.CustomerId);
        });
        builder.Entity<Tag>(tag =>
        {
            tag.ToTable("tags");
            tag.Property(t => t.Name).HasMaxLength(Tag.NameLength);
        });
        builder.Entity<CustomerTag>(held =>
        {
            held.ToTable("customer_tags");
            held.HasIndex(h => h.TagId);
            OfCustomer(held, h => h.CustomerId);
        });
    }

    /// <summary>
    /// Restrict, not cascade: a customer goes only when nothing belongs to it any more, so an undo never takes others' rows with it.
    /// </summary>
    private static void OfCustomer<T>(EntityTypeBuilder<T> part, System.Linq.Expressions.Expression<Func<T, object?>> customerId)
        where T : Record
    {
        part.HasOne<Customer>().WithMany().HasForeignKey(customerId).OnDelete(DeleteBehavior.Restrict);
        part.HasIndex(customerId);
    }
}
