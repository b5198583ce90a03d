using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Exports;

/// <summary>A person's own customers as a table for a spreadsheet, made when it is accepted: with what that person may see then.</summary>
internal sealed class ExportCustomers(CardLibrary cards, Policy policy, PrintCustomer print) : IExport
{
    public const string Key = "customers";

    /// <summary>More than a person looks after, and few enough to be made while somebody waits.</summary>
    public const int MostRows = 5_000;

    private static readonly string[] Columns = ["name", "grade", "tier", "stage", "industry", "region", "contact", "title", "phone", "email"];

    public string Name => Key;

    public async Task<ExportedFile?> MakeAsync(ReadView view, Actor actor, CancellationToken cancellationToken)
    {
        // A spreadsheet reads Chinese only after a byte order mark, and a cell that begins like a formula as one.
        using var buffer = new MemoryStream();
        var rows = await RowsAsync(view, actor, cancellationToken);
        using (var csv = CsvWriter.Create(buffer, new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = true }, leaveOpen: true))
        {
            csv.WriteRecord([.. Columns.Select(column => cards.Words(actor.Locale, "export.column." + column))]);
            foreach (var row in rows) csv.WriteRecord(row);
        }

        return new ExportedFile(FileName(view, actor), buffer.ToArray());
    }

    public async Task MadeAsync(UnitOfWork work, Actor actor, CancellationToken cancellationToken)
    {
        var ids = await Of(work, actor).OrderBy(customer => customer.Name).Take(MostRows).Select(customer => customer.Id).ToListAsync(cancellationToken);
        foreach (var id in ids) await CustomerReads.NoteAsync(work, new RecordRef("customer", id), CustomerReads.Export, cancellationToken);
    }

    public static IQueryable<Customer> Of(ReadView view, Actor actor) =>
        view.Db.Set<Customer>().AsNoTracking().Where(customer => customer.OwnerId == actor.Id && customer.MergedIntoId == null);

    public string FileName(ReadView view, Actor actor) => cards.Words(
        actor.Locale, "export.file", ("day", DateOnly.FromDateTime(view.LocalNow(actor.Zone)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private async Task<IEnumerable<string[]>> RowsAsync(ReadView view, Actor actor, CancellationToken cancellationToken)
    {
        var customers = await Of(view, actor).OrderBy(customer => customer.Name).Take(MostRows).ToListAsync(cancellationToken);
        var mine = Of(view, actor).Select(customer => customer.Id);
        var contacts = (await view.Db.Set<Contact>().AsNoTracking().Where(contact => mine.Contains(contact.CustomerId) && contact.LeftAt == null)
            .OrderBy(contact => contact.Position).ToListAsync(cancellationToken)).ToLookup(contact => contact.CustomerId);
        var methods = (await view.Db.Set<ContactMethod>().AsNoTracking().Where(method => mine.Contains(method.CustomerId)).ToListAsync(cancellationToken))
            .ToLookup(method => method.CustomerId);
        return customers.Where(customer => policy.Decide(actor, "see", SubjectOf(actor, customer)).Allowed).Select(customer => Row(actor, customer, contacts[customer.Id].FirstOrDefault(), methods[customer.Id]));
    }

    private static Subject SubjectOf(Actor actor, Customer customer) => new("customer", customer.OwnerId, actor.Team, customer.Region);

    private string[] Row(Actor actor, Customer customer, Contact? contact, IEnumerable<ContactMethod> methods)
    {
        var masked = policy.Decide(actor, "see", SubjectOf(actor, customer)).Masked;
        string Method(MethodKind kind) => methods.Where(method => method.Kind == kind).Select(method => PrintCustomer.Method(method, masked)).FirstOrDefault() ?? "";
        return
        [
            customer.Name, customer.Grade ?? "", print.Tier(customer.Tier, actor.Locale), print.Stage(customer.Stage, actor.Locale), customer.Industry ?? "",
            customer.Region ?? "", contact?.Name ?? "", contact?.Title ?? "", Method(MethodKind.Phone), Method(MethodKind.Email),
        ];
    }
}
