using CrmBot.Features.Customers;
using CrmBot.Features.Interactions;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>
/// Takes an import of customers back: those it opened go, what it added to others goes, what it filled becomes empty. What somebody has
/// worked on since stays as it is. Page by page; after a crash it goes on with what is left.
/// </summary>
internal sealed class TakeBackCustomers(IStore store, WorldKeeper world)
{
    private const int PerWrite = 100;

    // What hangs on others goes before them.
    private static readonly string[] Pieces = ["contact_method", "contact", "customer_tag", "customer", "tag", "person"];

    /// <param name="told">Called in the last write, with the run in it.</param>
    public async Task<TakenBackCustomers> RunAsync(
        Guid run, CancellationToken cancellationToken, Func<UnitOfWork, ImportRun, Task>? told = null)
    {
        var removed = await PagesAsync(run, "customer", isFact: false,
            (work, page, token) => RemoveImported.CustomersAsync(work, run, page, token), cancellationToken);
        var touched = new HashSet<Guid>();
        await TalksAsync(run, touched, cancellationToken);
        foreach (var kind in Pieces.SkipLast(2))
            await PagesAsync(run, kind, isFact: kind == "customer" ? true : null,
                (work, page, token) => RemoveImported.PiecesAsync(work, page, touched, token), cancellationToken);
        var people = 0;
        foreach (var kind in Pieces.TakeLast(2))
            people += await PagesAsync(run, kind, isFact: null, (work, page, token) => RemoveImported.OthersAsync(work, page, token),
                cancellationToken);
        return await CloseAsync(run, removed, people, touched, told, cancellationToken);
    }

    private async Task<int> PagesAsync(
        Guid run, string kind, bool? isFact, Func<UnitOfWork, List<ImportedRecord>, CancellationToken, Task<int>> act,
        CancellationToken cancellationToken)
    {
        var (count, last, pages) = (0, Guid.Empty, 0);
        while (true)
        {
            var from = last;
            var (done, next) = await store.WriteAsync(
                "import",
                async (work, token) =>
                {
                    var page = await work.Db.Set<ImportedRecord>()
                        .Where(one =>
                            one.ImportId == run && one.Kind == kind && one.Id > from && (isFact == null || (one.Fact != null) == isFact))
                        .OrderBy(one => one.Id).Take(PerWrite).ToListAsync(token);
                    var acted = await act(work, page, token);
                    await work.SaveAsync(token);
                    return (acted, page.Count == PerWrite ? page[^1].Id : (Guid?)null);
                },
                cancellationToken);
            count += done;
            if (next is not { } more) return count;
            if (++pages % 20 == 0 && world.IsLoaded) await world.LoadAsync(cancellationToken);
            last = more;
        }
    }

    // Contacts of the past that were added to customers which stay.
    private async Task TalksAsync(Guid run, HashSet<Guid> touched, CancellationToken cancellationToken)
    {
        while (await store.WriteAsync("import", (work, token) => RemoveImported.TalksAsync(work, run, PerWrite, touched, token),
            cancellationToken) == PerWrite)
        {
        }
    }

    private Task<TakenBackCustomers> CloseAsync(
        Guid run, int removed, int people, HashSet<Guid> touched, Func<UnitOfWork, ImportRun, Task>? told,
        CancellationToken cancellationToken) => store.WriteAsync(
            "import",
            async (work, token) =>
            {
                var found = await work.Records.FindAsync<ImportRun>(run, token)
                    ?? throw new InvalidOperationException("The import is gone.");
                var left = await work.Db.Set<ImportedRecord>()
                    .Where(one => one.ImportId == run && one.Kind == "customer" && one.Fact == null).Select(one => one.RecordId)
                    .ToListAsync(token);
                var back = new TakenBackCustomers(removed, touched.Count, people, left.Count);
                (found.State, found.TakenBackAt, found.ReportText) = (ImportState.TakenBack, work.Now,
                    (ImportReport.Read(found.ReportText) with { Back = back }).Write());
                if (told is not null) await told(work, found);
                await work.SaveAsync(token);
                return back;
            },
            cancellationToken);
}

/// <summary>Removes some of what an import brought, inside one write.</summary>
internal static class RemoveImported
{
    /// <summary>
    /// Parts of a customer that say nothing about whether somebody has worked on it: changing one counts as a change of the customer.
    /// </summary>
    private static readonly Type[] Parts = [typeof(Contact), typeof(ContactMethod), typeof(Interaction)];

    /// <returns>How many are gone; of the others the notes stay.</returns>
    public static async Task<int> CustomersAsync(UnitOfWork work, Guid run, List<ImportedRecord> page, CancellationToken cancellationToken)
    {
        var ids = page.ConvertAll(note => note.RecordId);
        var customers = (await work.Db.Set<Customer>().Where(customer => ids.Contains(customer.Id)).ToListAsync(cancellationToken))
            .ToDictionary(customer => customer.Id);
        var busy = await BusyAsync(work, run, ids, cancellationToken);
        var gone = page.Where(note => !customers.TryGetValue(note.RecordId, out var customer)
            || (customer.Changes == note.Changes && !busy.Contains(customer.Id))).ToList();
        var going = gone.Where(note => customers.ContainsKey(note.RecordId)).Select(note => note.RecordId).ToList();
        await RemovePartsAsync(work, going, cancellationToken);
        work.Db.RemoveRange(going.Select(id => customers[id]));
        work.Db.RemoveRange(gone);
        await work.SaveAsync(cancellationToken);
        foreach (var id in going)
        {
            await KeepCustomerInStep.GoneAsync(work, id, cancellationToken);
            await work.Outbox.RefreshCopiesAsync(new RecordRef("customer", id), cancellationToken);
        }

        return going.Count;
    }

    private static async Task<HashSet<Guid>> BusyAsync(UnitOfWork work, Guid run, List<Guid> ids, CancellationToken cancellationToken)
    {
        var busy = await RecordsOfCustomer.HoldersAsync(work.Db, ids, Parts, cancellationToken);
        var (talks, customers) = (work.Db.Set<Interaction>(), work.Db.Set<Customer>());
        var talkedTo = talks.Where(talk => ids.Contains(talk.CustomerId) && (talk.ImportId != run || talk.Version > 1))
            .Select(talk => talk.CustomerId);
        var whoBroughtOthers = customers.Where(one => one.ReferrerId != null && ids.Contains(one.ReferrerId.Value) && !ids.Contains(one.Id))
            .Select(one => one.ReferrerId!.Value);
        var kept = customers.Where(one => one.MergedIntoId != null && ids.Contains(one.MergedIntoId.Value))
            .Select(one => one.MergedIntoId!.Value);
        foreach (var some in (IQueryable<Guid>[])[talkedTo, whoBroughtOthers, kept])
            busy.UnionWith(await some.ToListAsync(cancellationToken));
        return busy;
    }

    private static async Task RemovePartsAsync(UnitOfWork work, List<Guid> ids, CancellationToken cancellationToken)
    {
        work.Db.RemoveRange(await work.Db.Set<Interaction>().Where(talk => ids.Contains(talk.CustomerId)).ToListAsync(cancellationToken));
        work.Db.RemoveRange(
            await work.Db.Set<ContactMethod>().Where(method => ids.Contains(method.CustomerId)).ToListAsync(cancellationToken));
        work.Db.RemoveRange(await work.Db.Set<Contact>().Where(contact => ids.Contains(contact.CustomerId)).ToListAsync(cancellationToken));
        work.Db.RemoveRange(await work.Db.Set<CustomerKey>().Where(key => ids.Contains(key.CustomerId)).ToListAsync(cancellationToken));
        foreach (var held in await work.Db.Set<CustomerTag>().Where(held => ids.Contains(held.CustomerId)).ToListAsync(cancellationToken))
            await RemoveTagAsync(work, held, cancellationToken);
    }

    private static async Task RemoveTagAsync(UnitOfWork work, CustomerTag held, CancellationToken cancellationToken)
    {
        work.Db.Remove(held);
        if (await work.Records.FindAsync<Tag>(held.TagId, cancellationToken) is { Uses: > 0 } tag) tag.Uses--;
    }

    /// <returns>How many there were.</returns>
    public static async Task<int> TalksAsync(
        UnitOfWork work, Guid run, int most, HashSet<Guid> touched, CancellationToken cancellationToken)
    {
        var opened = work.Db.Set<ImportedRecord>().Where(one => one.ImportId == run && one.Kind == "customer" && one.Fact == null)
            .Select(one => one.RecordId);
        var talks = await work.Db.Set<Interaction>()
            .Where(talk => talk.ImportId == run && talk.Version == 1 && !opened.Contains(talk.CustomerId)).OrderBy(talk => talk.Id)
            .Take(most).ToListAsync(cancellationToken);
        work.Db.RemoveRange(talks);
        foreach (var id in talks.Select(talk => talk.CustomerId).Distinct()) await RestoredAsync(work, id, touched, cancellationToken);
        return talks.Count;
    }

    /// <summary>
    /// Contacts, numbers and tags added to customers that were there, and
    /// facts filled of them; each only while it is as the import left it.
    /// </summary>
    public static async Task<int> PiecesAsync(
        UnitOfWork work, List<ImportedRecord> page, HashSet<Guid> touched, CancellationToken cancellationToken)
    {
        HashSet<Guid> customers = [];
        foreach (var note in page)
        {
            if (await RestoreAsync(work, note, cancellationToken) is { } customer) customers.Add(customer);
            work.Db.Remove(note);
        }

        await work.SaveAsync(cancellationToken);
        foreach (var id in customers) await RestoredAsync(work, id, touched, cancellationToken);
        return customers.Count;
    }

    private static async Task<Guid?> RestoreAsync(UnitOfWork work, ImportedRecord note, CancellationToken cancellationToken)
    {
        switch (note.Kind)
        {
            case "contact_method" when await work.Records.FindAsync<ContactMethod>(note.RecordId,
                cancellationToken) is { Version: 1 } method:
                work.Db.Remove(method);
                return method.CustomerId;
            case "contact" when await work.Records.FindAsync<Contact>(note.RecordId, cancellationToken) is { } contact:
                return await RestoreAsync(work, note, contact, cancellationToken) ? contact.CustomerId : null;
            case "customer_tag" when await work.Records.FindAsync<CustomerTag>(note.RecordId, cancellationToken) is { } held:
                await RemoveTagAsync(work, held, cancellationToken);
                return held.CustomerId;
            case "customer" when note.Fact is { } fact
                && await work.Records.FindAsync<Customer>(note.RecordId, cancellationToken) is { } customer
                && CustomerField.Of(fact).Read(customer) == note.Value:
                CustomerField.Of(fact).Write(customer, null);
                return customer.Id;
            default:
                return null;
        }
    }

    private static async Task<bool> RestoreAsync(UnitOfWork work, ImportedRecord note, Contact contact, CancellationToken cancellationToken)
    {
        if (note.Fact is not null)
        {
            if (contact.Title != note.Value) return false;
            contact.Title = null;
            return true;
        }

        var isUsed = contact.Version > 1 || await IsUsedAsync(work, contact, cancellationToken);
        if (!isUsed) work.Db.Remove(contact);
        return !isUsed;
    }

    // By the customer, whose rows are few and found at once.
    private static async Task<bool> IsUsedAsync(UnitOfWork work, Contact contact, CancellationToken cancellationToken) =>
        await work.Db.Set<ContactMethod>()
            .AnyAsync(method => method.CustomerId == contact.CustomerId && method.ContactId == contact.Id, cancellationToken)
        || await work.Db.Set<Interaction>()
            .AnyAsync(talk => talk.CustomerId == contact.CustomerId && talk.ContactId == contact.Id, cancellationToken);

    /// <summary>Tags that came with the import and nobody has, and colleagues that it made, who stay as inactive ones.</summary>
    /// <returns>How many colleagues.</returns>
    public static async Task<int> OthersAsync(UnitOfWork work, List<ImportedRecord> page, CancellationToken cancellationToken)
    {
        var people = 0;
        foreach (var note in page)
        {
            if (note.Kind == "tag" && await work.Records.FindAsync<Tag>(note.RecordId, cancellationToken) is { Uses: 0 } tag
                && !await work.Db.Set<CustomerTag>().AnyAsync(held => held.TagId == tag.Id, cancellationToken))
            {
                work.Db.Remove(tag);
                await work.World.ChangedAsync("tag", tag.Id, cancellationToken);
            }
            else if (note.Kind == "person"
                && await work.Records.FindAsync<Person>(note.RecordId, cancellationToken) is { IsActive: true, DirectoryId: null } person)
            {
                person.IsActive = false;
                people++;
                await work.World.ChangedAsync("person", person.Id, cancellationToken);
            }

            work.Db.Remove(note);
        }

        return people;
    }

    private static async Task RestoredAsync(UnitOfWork work, Guid id, HashSet<Guid> touched, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<Customer>(id, cancellationToken) is not { } customer) return;
        await KeepCustomerInStep.ChangedAsync(work, customer, cancellationToken);
        await work.Outbox.RefreshCopiesAsync(new RecordRef("customer", id), cancellationToken);
        touched.Add(id);
    }
}
