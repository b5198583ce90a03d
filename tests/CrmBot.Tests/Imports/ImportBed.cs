using System.Globalization;
using System.Text;
using CrmBot.Features.Customers;
using CrmBot.Features.Imports;
using CrmBot.Features.Imports.CustomerRows;
using CrmBot.Features.Imports.Tables;
using CrmBot.Features.Interactions;
using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Tests.Imports;

/// <summary>
/// Imports and looks at what the store holds of customers afterwards, told apart by nothing but ids, versions and change counts.
/// </summary>
internal sealed class ImportBed(CrmBotTestApp app)
{
    private static readonly TimeZoneInfo Zone = TimeZones.Find("Asia/Shanghai");

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static ImportScope Scope(Actor? actor = null) => new(actor, Zone);

    public Task<Actor> ActorAsync(string directoryId) =>
        ReadAsync(async view => (await Get<IDirectory>().FindAsync(view, directoryId, CancellationToken.None))!);

    public async Task<(ImportReport Report, string Errors)> PreviewAsync(TableFile table, Actor? actor = null)
    {
        var (report, errors) = await Get<PreviewCustomers>().RunAsync(table, Scope(actor), "zh-CN", CancellationToken.None);
        return (report, Encoding.UTF8.GetString(errors));
    }

    public async Task<(Guid Run, ImportReport Report)> ImportAsync(
        TableFile table, Actor? actor = null, Func<UnitOfWork, ImportRun, Task>? told = null, Guid? run = null)
    {
        var id = run ?? await Get<ImportCustomers>().OpenAsync(table.Name, null, CancellationToken.None);
        var (report, _) = await Get<ImportCustomers>().RunAsync(id, table, Scope(actor), "zh-CN", CancellationToken.None, told);
        await Get<ImportCustomers>().CloseAsync(id, CancellationToken.None);
        return (id, report);
    }

    public Task<TakenBackCustomers> TakeBackAsync(Guid run) => Get<TakeBackCustomers>().RunAsync(run, CancellationToken.None);

    public Task<T> ReadAsync<T>(Func<ReadView, Task<T>> read) => Get<IStore>().ReadAsync((view, _) => read(view), CancellationToken.None);

    /// <summary>Every customer with everything that belongs to it, as sorted lines.</summary>
    public Task<List<string>> SnapshotAsync() => ReadAsync(async view =>
    {
        var people = await view.Db.Set<Person>().ToDictionaryAsync(person => person.Id, person => person.Name);
        string Who(Guid? id) => id is { } known ? people.GetValueOrDefault(known, known == Guid.Empty ? "-" : "?") : "-";
        var customers = await view.Db.Set<Customer>().ToListAsync();
        var names = customers.ToDictionary(customer => customer.Id, customer => customer.Name);
        var contacts = await view.Db.Set<Contact>().ToListAsync();
        var contactNames = contacts.ToDictionary(contact => contact.Id, contact => contact.Name);
        var tags = await view.Db.Set<Tag>().ToDictionaryAsync(tag => tag.Id, tag => tag);
        List<string> lines =
        [
            .. customers.Select(
                one =>
                    $"customer {one.Name} | {one.NameKey} | {one.Industry} | {one.Region} | {one.Address} | {one.Source} | {one.Grade} | {one.Tier} | {one.Stage} | {one.Need} | {Who(one.OwnerId)} | {one.CreatedAt} | {Who(one.CreatedBy)}"),
            .. contacts.Select(one => $"contact {names[one.CustomerId]} | {one.Name} | {one.Title} | {one.Position}"),
            .. (await view.Db.Set<ContactMethod>().ToListAsync())
                .Select(
                    one =>
                        $"method {names[one.CustomerId]} | {(one.ContactId is { } id ? contactNames[id] : "-")} | {one.Kind} | {one.Value} | {Who(one.ToldBy)}"),
            .. tags.Values.Select(one => $"tag {one.Name} | {one.Uses}"),
            .. (await view.Db.Set<CustomerTag>().ToListAsync()).Select(one => $"tagged {names[one.CustomerId]} | {tags[one.TagId].Name}"),
            .. (await view.Db.Set<Interaction>().ToListAsync()).Select(one => string.Create(
                CultureInfo.InvariantCulture,
                $"talk {names[one.CustomerId]} | {Who(one.PersonId)} | {one.Author} | {one.Who} | {one.Day} | {one.HappenedAt} | {one.Note}")),
            .. (await view.Db.Set<CustomerKey>().ToListAsync()).Select(one => $"key {names[one.CustomerId]} | {one.Id:N}"),
        ];
        lines.Sort(StringComparer.Ordinal);
        return lines;
    });
}
