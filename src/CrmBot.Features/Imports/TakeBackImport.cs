using CrmBot.Features.Contracts;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Interactions;
using CrmBot.Features.Leads;
using CrmBot.Features.People;
using CrmBot.Features.Reminders;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Imports;

/// <summary>What taking an import back came to.</summary>
/// <param name="Kept">Deals somebody has worked on since, and the customers that have them.</param>
internal sealed record TakenBack(int Deals, int Customers, int People, int Kept);

/// <summary>
/// Takes a whole import back: its deals, the customers that came with it, and its owners, who stay as inactive colleagues.
/// </summary>
internal sealed class TakeBackImport(IStore store)
{
    private const int PerWrite = 200;

    /// <returns>Null when there is no such import, or it was taken back before.</returns>
    public async Task<TakenBack?> RunAsync(Guid run, CancellationToken cancellationToken)
    {
        if (!await store.WriteAsync("import", (work, token) => BeginAsync(work, run, token), cancellationToken)) return null;
        var (deals, last) = (0, Guid.Empty);
        while (true)
        {
            var from = last;
            var (removed, next) = await store.WriteAsync("import", (work, token) => RemoveDealsAsync(work, run, from, token),
                cancellationToken);
            deals += removed;
            if (next is not { } more) break;
            last = more;
        }

        var (customers, people) = await store.WriteAsync("import", (work, token) => RemoveOthersAsync(work, run, token), cancellationToken);
        var kept = await store.ReadAsync((view, token) => view.Db.Set<Deal>().CountAsync(deal => deal.ImportId == run, token),
            cancellationToken);
        return new TakenBack(deals, customers, people, kept);
    }

    private static async Task<bool> BeginAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<ImportRun>(id, cancellationToken) is not { TakenBackAt: null } run) return false;
        run.TakenBackAt = work.Now;
        await work.SaveAsync(cancellationToken);
        return true;
    }

    private static async Task<(int Removed, Guid? Last)> RemoveDealsAsync(
        UnitOfWork work, Guid run, Guid from, CancellationToken cancellationToken)
    {
        var deals = await work.Db.Set<Deal>().Where(deal => deal.ImportId == run && deal.Id > from).OrderBy(deal => deal.Id).Take(PerWrite)
            .ToListAsync(cancellationToken);
        var removed = 0;
        foreach (var deal in deals.Where(deal => deal.Version == 1))
        {
            foreach (var move in await work.Records.ListAsync<DealMove>(nameof(DealMove.DealId), deal.Id, cancellationToken))
                work.Db.Remove(move);
            await DealTimers.ForgetAsync(work, deal.Id, cancellationToken);
            work.Db.Remove(deal);
            removed++;
        }

        await work.SaveAsync(cancellationToken);
        return (removed, deals.Count == PerWrite ? deals[^1].Id : null);
    }

    private static async Task<(int Customers, int People)> RemoveOthersAsync(UnitOfWork work, Guid run, CancellationToken cancellationToken)
    {
        var imported = await work.Records.ListAsync<ImportedRecord>(nameof(ImportedRecord.ImportId), run, cancellationToken);
        var (customers, people) = (0, 0);
        foreach (var one in imported)
        {
            if (one.Kind == "person"
                && await work.Records.FindAsync<Person>(one.RecordId, cancellationToken) is { IsActive: true, DirectoryId: null } person)
            {
                person.IsActive = false;
                people++;
                await work.World.ChangedAsync("person", person.Id, cancellationToken);
            }
            else if (one.Kind == "customer" && await work.Records.FindAsync<Customer>(one.RecordId, cancellationToken) is { } customer
                && await IsUntouchedAsync(work, customer, cancellationToken))
            {
                await RemoveFileAsync(work, customer, cancellationToken);
                customers++;
            }
        }

        await work.SaveAsync(cancellationToken);
        foreach (var one in imported.Where(one => one.Kind == "customer"))
            await KeepCustomerInStep.DeriveAsync(work, one.RecordId, cancellationToken);
        return (customers, people);
    }

    // What opening the file wrote goes with it: its keys, and nothing else, for whatever more there is makes the file a touched one.
    private static async Task RemoveFileAsync(UnitOfWork work, Customer customer, CancellationToken cancellationToken)
    {
        work.Db.RemoveRange(await work.Records.ListAsync<CustomerKey>(nameof(CustomerKey.CustomerId), customer.Id, cancellationToken));
        work.Db.Remove(customer);
    }

    // Opening the file is its only change so far, and nothing belongs to it.
    private static async Task<bool> IsUntouchedAsync(UnitOfWork work, Customer customer, CancellationToken cancellationToken) =>
        customer.Changes <= 1
        && !await work.Db.Set<Deal>().AnyAsync(deal => deal.CustomerId == customer.Id, cancellationToken)
        && !await work.Db.Set<Contract>().AnyAsync(contract => contract.CustomerId == customer.Id, cancellationToken)
        && !await work.Db.Set<Lead>().AnyAsync(lead => lead.CustomerId == customer.Id, cancellationToken)
        && !await work.Db.Set<Ticket>().AnyAsync(ticket => ticket.CustomerId == customer.Id, cancellationToken)
        && !await work.Db.Set<Reminder>().AnyAsync(reminder => reminder.CustomerId == customer.Id, cancellationToken)
        && !await work.Db.Set<Interaction>().AnyAsync(talk => talk.CustomerId == customer.Id, cancellationToken);
}
