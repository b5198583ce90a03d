using CrmBot.Features.Customers;
using CrmBot.Features.Interactions;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>
/// Stores what rows were planned to become, in one transaction, with a note of everything that came so that it can be taken back. Nobody is
/// assigned, reminded or told: these customers are not news, and nothing that waits for news hears of them.
/// </summary>
internal sealed class WriteRows(FileCustomer files)
{
    public async Task StoreAsync(
        UnitOfWork work, Guid run, IReadOnlyList<RowPlan> plans, KnownCustomers known, KnownPeople people, TimeZoneInfo zone,
        CancellationToken cancellationToken)
    {
        var drafts = new Dictionary<Guid, CustomerDraft>();
        foreach (var plan in plans.Where(plan => plan.Changes.Count > 0 || plan.Kind == RowKind.New))
        {
            if (!drafts.TryGetValue(plan.CustomerId, out var draft)) drafts[plan.CustomerId] = draft = Open(work, run, plan, known, people);
            foreach (var change in plan.Changes) await ApplyAsync(work, run, draft, plan.Row, change, people, zone, cancellationToken);
        }

        foreach (var draft in drafts.Values) KeepCustomerInStep.Touch(work, draft.Customer);
        await work.SaveAsync(cancellationToken);
        foreach (var draft in drafts.Values)
        {
            if (draft.IsNew) await KeepCustomerInStep.DeriveAsync(work, draft.ToFile(), cancellationToken);
            else await KeepCustomerInStep.DeriveAsync(work, draft.Customer.Id, cancellationToken);
            await StampAsync(work, run, draft, cancellationToken);
        }

        await work.SaveAsync(cancellationToken);
        // Somebody may be looking at what was there before.
        foreach (var draft in drafts.Values.Where(draft => !draft.IsNew))
            await work.Outbox.RefreshCopiesAsync(new RecordRef("customer", draft.Customer.Id), cancellationToken);
    }

    private CustomerDraft Open(UnitOfWork work, Guid run, RowPlan plan, KnownCustomers known, KnownPeople people)
    {
        if (plan.Kind != RowKind.New)
        {
            var held = known.Find(plan.CustomerId) ?? throw new InvalidOperationException("A row joins a customer that is not there.");
            return new CustomerDraft(held.Customer, IsNew: false) { Contacts = held.Contacts };
        }

        var facts = new NewCustomer(plan.Row.Name)
        {
            Id = plan.CustomerId, OwnerId = plan.Owner, Stage = plan.Row.Stage ?? "lead",
            Created = (plan.Row.CreatedAt, people.Author(plan.Row.CreatedBy)?.Id),
        };
        var customer = files.Build(work, facts, null, "import").Customer;
        work.Db.Add(new ImportedRecord { Id = ImportedIds.Of(run, "customer", customer.Id), ImportId = run, Kind = "customer",
            RecordId = customer.Id });
        return new CustomerDraft(customer, IsNew: true);
    }

    // Of a customer that an earlier write of this import opened, the note says how it is now.
    private static async Task StampAsync(UnitOfWork work, Guid run, CustomerDraft draft, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<ImportedRecord>(ImportedIds.Of(run, "customer", draft.Customer.Id), cancellationToken) is { } note)
            note.Changes = draft.Customer.Changes;
    }

    private static async Task ApplyAsync(
        UnitOfWork work, Guid run, CustomerDraft draft, CustomerRow row, RowChange change, KnownPeople people, TimeZoneInfo zone,
        CancellationToken cancellationToken)
    {
        switch (change)
        {
            case RowChange.Fill fill:
                CustomerField.Of(fill.Fact).Write(draft.Customer, fill.Value);
                await NoteAsync(work, run, draft, "customer", draft.Customer.Id, fill.Fact, fill.Value, cancellationToken);
                break;
            case RowChange.AddContact added:
                var contact =
                    new Contact { CustomerId = draft.Customer.Id, Name = added.Name, Title = added.Title, Position = draft.Contacts.Count };
                draft.Contacts.Add(contact);
                work.Db.Add(contact);
                await NoteAsync(work, run, draft, "contact", contact.Id, null, null, cancellationToken);
                break;
            case RowChange.SetTitle titled when draft.ContactCalled(titled.Contact) is { } known:
                known.Title = titled.Title;
                await NoteAsync(work, run, draft, "contact", known.Id, Fact.Title, titled.Title, cancellationToken);
                break;
            case RowChange.AddMethod added:
                await AddMethodAsync(work, run, draft, added, people.Author(row.CreatedBy)?.Id, cancellationToken);
                break;
            case RowChange.AddTag added:
                await AddTagAsync(work, run, draft, added.Name, cancellationToken);
                break;
            case RowChange.AddTalk added:
                work.Db.Add(Talk(work, run, draft, row, added, people, zone));
                break;
        }
    }

    private static async Task AddMethodAsync(
        UnitOfWork work, Guid run, CustomerDraft draft, RowChange.AddMethod added, Guid? toldBy, CancellationToken cancellationToken)
    {
        var method = new ContactMethod
        {
            CustomerId = draft.Customer.Id, ContactId = added.Contact is null ? null : draft.ContactCalled(added.Contact)?.Id,
            Kind = added.Kind, Value = added.Value,
            Channel = "import", Source = draft.Customer.Source, ToldBy = toldBy, ToldAt = work.Now,
        };
        draft.Methods.Add(method);
        work.Db.Add(method);
        await NoteAsync(work, run, draft, "contact_method", method.Id, null, null, cancellationToken);
    }

    private static async Task AddTagAsync(UnitOfWork work, Guid run, CustomerDraft draft, string name, CancellationToken cancellationToken)
    {
        var isNew = await work.Records.FindAsync<Tag>(Tag.IdOf(name), cancellationToken) is null;
        if (!await WriteTags.PutAsync(work, draft.Customer.Id, name, null, cancellationToken)) return;
        draft.Tags.Add(name);
        if (isNew)
            work.Db.Add(new ImportedRecord { Id = ImportedIds.Of(run, "tag", Tag.IdOf(name)), ImportId = run, Kind = "tag",
                RecordId = Tag.IdOf(name) });
        await NoteAsync(work, run, draft, "customer_tag", CustomerTag.IdOf(draft.Customer.Id, Tag.IdOf(name)), null, null,
            cancellationToken);
    }

    // What came with a new customer goes with it; only what was added to one that was there is noted piece by piece.
    private static async Task NoteAsync(
        UnitOfWork work, Guid run, CustomerDraft draft, string kind, Guid record, string? fact, string? value,
        CancellationToken cancellationToken)
    {
        draft.CameWith ??= draft.IsNew || await work.Records.ReadAsync<ImportedRecord>(ImportedIds.Of(run, "customer", draft.Customer.Id),
            cancellationToken) is not null;
        if (draft.CameWith == true) return;
        work.Db.Add(new ImportedRecord { ImportId = run, Kind = kind, RecordId = record, Fact = fact, Value = value });
    }

    private static Interaction Talk(
        UnitOfWork work, Guid run, CustomerDraft draft, CustomerRow row, RowChange.AddTalk added, KnownPeople people, TimeZoneInfo zone)
    {
        var (author, at) = (people.Author(added.Talk.By), added.Talk.At ?? work.Now);
        var contact = row.Contact is null ? null : draft.ContactCalled(row.Contact);
        return new Interaction
        {
            Id = added.Id, CustomerId = draft.Customer.Id, PersonId = author?.Id ?? Guid.Empty,
            Author = author is null ? added.Talk.By : null, ImportId = run,
            Who = contact?.Name, ContactId = contact?.Id, Day = SaidTime.Write(Instants.DayOf(at, zone)), HappenedAt = at,
            Note = added.Talk.Text, CreatedAt = at,
        };
    }
}

/// <summary>The ids of the notes that there is one of for each record.</summary>
internal static class ImportedIds
{
    public static Guid Of(Guid run, string kind, Guid record) => StableId.Of("imported", run, kind, record);
}

/// <summary>A customer while a batch of rows is stored.</summary>
internal sealed record CustomerDraft(Customer Customer, bool IsNew)
{
    public List<Contact> Contacts { get; init; } = [];

    /// <summary>Those that are added now.</summary>
    public List<ContactMethod> Methods { get; } = [];

    public List<string> Tags { get; } = [];

    /// <summary>Whether the customer itself came with this import; null until somebody has asked.</summary>
    public bool? CameWith { get; set; }

    public Contact? ContactCalled(string name) => ContactMatch.Find(Contacts, one => one.Name, one => one.Aka, name);

    public CustomerFile ToFile() => new(Customer) { Contacts = Contacts, Methods = Methods, Tags = Tags };
}
