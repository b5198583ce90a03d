using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Exports;

/// <summary>
/// The customers that a person runs as a table for a spreadsheet, made when it is accepted: with what that person may see then.
/// </summary>
internal sealed class ExportCustomers(
    CardLibrary cards, Policy policy, PrintCustomer print, VisibleCustomers visible, IPersonDirectory people) : IExport
{
    public const string Key = "customers";

    /// <summary>Few enough to be made while somebody waits; whoever has more is told so before.</summary>
    public const int MostRows = 20_000;

    private static readonly string[] Columns = ["name", "owner", "grade", "tier", "stage", "industry", "region", "contact", "title",
        "phone", "email"];

    public string Name => Key;

    public async Task<ExportedFile?> MakeAsync(ReadView view, Actor actor, CancellationToken cancellationToken)
    {
        // A spreadsheet reads Chinese only after a byte order mark, and a cell that begins like a formula as one.
        using var buffer = new MemoryStream();
        var wanted = await visible.ForExportAsync(view, actor, cancellationToken);
        var rows = await RowsAsync(view, actor, Newest(wanted), cancellationToken);
        using (var csv = CsvWriter.Create(buffer, new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = true },
            leaveOpen: true))
        {
            csv.WriteRecord([.. Columns.Select(column => cards.Words(actor.Locale, "export.column." + column))]);
            foreach (var row in rows) csv.WriteRecord(row);
        }

        return new ExportedFile(FileName(view, actor, wanted.Whose), buffer.ToArray());
    }

    public async Task MadeAsync(UnitOfWork work, Actor actor, CancellationToken cancellationToken)
    {
        var ids = await Newest(await visible.ForExportAsync(work, actor, cancellationToken)).Select(customer => customer.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in ids) await CustomerReads.NoteAsync(work, new RecordRef("customer", id), CustomerReads.Export, cancellationToken);
    }

    public string FileName(ReadView view, Actor actor, string whose) => cards.Words(
        actor.Locale, "export.file." + whose,
        ("day", DateOnly.FromDateTime(view.LocalNow(actor.Zone)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    // The same ones whenever it is asked, so that the audit log names those that went out.
    private static IQueryable<Customer> Newest(ExportableCustomers wanted) =>
        wanted.Query.OrderByDescending(customer => customer.ChangedAt).ThenBy(customer => customer.Id).Take(MostRows);

    private async Task<List<string[]>> RowsAsync(
        ReadView view, Actor actor, IQueryable<Customer> wanted, CancellationToken cancellationToken)
    {
        var customers = await wanted.ToListAsync(cancellationToken);
        var ids = wanted.Select(customer => customer.Id);
        var contacts =
            (await view.Db.Set<Contact>().AsNoTracking().Where(contact => ids.Contains(contact.CustomerId) && contact.LeftAt == null)
                .OrderBy(contact => contact.Position).ThenBy(contact => contact.Id).ToListAsync(cancellationToken))
                .ToLookup(contact => contact.CustomerId);
        var methods = (await view.Db.Set<ContactMethod>().AsNoTracking().Where(method => ids.Contains(method.CustomerId))
            .ToListAsync(cancellationToken))
            .ToLookup(method => method.CustomerId);
        var owners = new Dictionary<Guid, Colleague?>();
        foreach (var id in customers.Select(customer => customer.OwnerId).OfType<Guid>().Distinct())
            owners[id] = await people.FindAsync(view, id, cancellationToken);
        List<string[]> rows = [];
        foreach (var customer in customers.OrderBy(customer => customer.Name, StringComparer.Ordinal))
        {
            var owner = customer.OwnerId is { } id ? owners[id] : null;
            var sight = policy.Decide(actor, "see", new Subject("customer", customer.OwnerId, owner?.Team, customer.Region));
            if (sight.Allowed)
                rows.Add(Row(actor, customer, owner, contacts[customer.Id].FirstOrDefault(), methods[customer.Id], sight.Masked));
        }

        return rows;
    }

    private string[] Row(
        Actor actor, Customer customer, Colleague? owner, Contact? contact, IEnumerable<ContactMethod> methods, IReadOnlySet<string> masked)
    {
        string Method(MethodKind kind) =>
            methods.Where(method => method.Kind == kind).Select(method => PrintCustomer.Method(method, masked)).FirstOrDefault() ?? "";
        return
        [
            customer.Name, owner?.Name ?? "", customer.Grade ?? "", print.Tier(customer.Tier, actor.Locale),
            print.Stage(customer.Stage, actor.Locale), customer.Industry ?? "",
            customer.Region ?? "", contact?.Name ?? "", contact?.Title ?? "", Method(MethodKind.Phone), Method(MethodKind.Email),
        ];
    }
}
