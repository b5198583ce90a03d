using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>How much a merge moved, by kind of record.</summary>
internal sealed record Merged(CustomerMerge Merge, IReadOnlyDictionary<string, int> Moved);

/// <summary>
/// Makes one customer out of two: everything of the one goes to the other, people of one name become one, what the kept file
/// does not know it learns. The other's record stays as a name that leads here. All of it is in the turn's undo journal.
/// </summary>
internal static class MergeCustomers
{
    /// <summary>How long a merge can be undone, in business time.</summary>
    public static readonly TimeSpan UndoableFor = TimeSpan.FromHours(24);

    public static async Task<Merged> MergeAsync(
        UnitOfWork work, Customer kept, Customer merged, Guid by, CancellationToken cancellationToken)
    {
        work.UndoWindow = UndoableFor;
        await JoinContactsAsync(work, kept.Id, merged.Id, cancellationToken);
        var moving = await RecordsOfCustomer.ListAsync(work, merged.Id, cancellationToken);
        var gone = work.Db.ChangeTracker.Entries<Record>().Where(entry => entry.State == EntityState.Deleted).Select(entry => entry.Entity)
            .ToHashSet();
        moving.RemoveAll(gone.Contains);
        foreach (var record in moving) RecordsOfCustomer.Point(work.Db, record, RecordsOfCustomer.Property, kept.Id);
        foreach (var referred in await work.Db.Set<Customer>().Where(one => one.ReferrerId == merged.Id).ToListAsync(cancellationToken))
            referred.ReferrerId = referred.Id == kept.Id ? null : kept.Id;
        await MoveTagsAsync(work, kept.Id, merged.Id, by, cancellationToken);
        Complete(kept, merged);
        merged.MergedIntoId = kept.Id;
        var merge = new CustomerMerge { KeptId = kept.Id, MergedId = merged.Id, MergedBy = by, MergedAt = work.Now };
        work.Db.Add(merge);
        // First the one that gives its keys up, so that the kept one can take them.
        await KeepCustomerInStep.ChangedAsync(work, merged, cancellationToken);
        await work.SaveAsync(cancellationToken);
        await KeepCustomerInStep.ChangedAsync(work, kept, cancellationToken);
        return new Merged(merge, moving.CountBy(RecordsOfCustomer.KindOf).ToDictionary());
    }

    // 李总 of both is one person with all numbers; a number that both have is kept once.
    private static async Task JoinContactsAsync(UnitOfWork work, Guid kept, Guid merged, CancellationToken cancellationToken)
    {
        var known = await work.Records.ListAsync<Contact>(nameof(Contact.CustomerId), kept, cancellationToken);
        var numbers = await work.Records.ListAsync<ContactMethod>(nameof(ContactMethod.CustomerId), kept, cancellationToken);
        foreach (var method in await work.Records.ListAsync<ContactMethod>(nameof(ContactMethod.CustomerId), merged, cancellationToken))
        {
            if (numbers.Any(other => other.Kind == method.Kind && other.Value == method.Value)) work.Db.Remove(method);
        }

        var place = known.Count == 0 ? 0 : known.Max(contact => contact.Position) + 1;
        foreach (var contact in (await work.Records.ListAsync<Contact>(nameof(Contact.CustomerId), merged, cancellationToken))
            .OrderBy(contact => contact.Position))
        {
            if (known.Find(other => other.LeftAt is null && FoldedName.Of(other.Name) == FoldedName.Of(contact.Name)) is { } same)
                await JoinAsync(work, same, contact, cancellationToken);
            else contact.Position = place++;
        }
    }

    private static async Task JoinAsync(UnitOfWork work, Contact same, Contact contact, CancellationToken cancellationToken)
    {
        same.Title ??= contact.Title;
        same.Aka = [.. same.Aka.Union(contact.Aka)];
        if (await work.Db.Set<Birthday>().AnyAsync(one => one.ContactId == same.Id, cancellationToken))
            work.Db.RemoveRange(await work.Db.Set<Birthday>().Where(one => one.ContactId == contact.Id).ToListAsync(cancellationToken));
        foreach (var record in await RecordsOfCustomer.PointingAsync(work, "ContactId", contact.Id, cancellationToken))
            if (work.Db.Entry(record).State != EntityState.Deleted) RecordsOfCustomer.Point(work.Db, record, "ContactId", same.Id);
        work.Db.Remove(contact);
    }

    private static async Task MoveTagsAsync(UnitOfWork work, Guid kept, Guid merged, Guid by, CancellationToken cancellationToken)
    {
        foreach (var held in await work.Records.ListAsync<CustomerTag>(nameof(CustomerTag.CustomerId), merged, cancellationToken))
        {
            work.Db.Remove(held);
            if (await work.Records.FindAsync<CustomerTag>(CustomerTag.IdOf(kept, held.TagId), cancellationToken) is null)
                work.Db.Add(CustomerTag.Of(kept, held.TagId, held.AddedAt, held.AddedBy ?? by));
        }
    }

    // What is known is not overwritten.
    private static void Complete(Customer kept, Customer merged)
    {
        (kept.Industry, kept.Region, kept.Address) = (kept.Industry ?? merged.Industry, kept.Region ?? merged.Region,
            kept.Address ?? merged.Address);
        (kept.Source, kept.Need, kept.Within) = (kept.Source ?? merged.Source, kept.Need ?? merged.Need, kept.Within ?? merged.Within);
        (kept.Grade, kept.Tier, kept.OwnerId) = (kept.Grade ?? merged.Grade, kept.Tier ?? merged.Tier, kept.OwnerId ?? merged.OwnerId);
        if (merged.ReferrerId != kept.Id) kept.ReferrerId ??= merged.ReferrerId;
        if (Budget.Of(kept) is null) Budget.Of(merged)?.PutOn(kept);
        kept.Attachments = [.. kept.Attachments.Union(merged.Attachments)];
    }
}
