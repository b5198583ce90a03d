using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Customers;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tickets.FromOutside;

/// <summary>
/// A ticket that another program brings. The same phone, mail or WeChat is the same customer, and so is the same name
/// when only one is called so; for anybody else a file is opened. The queue gets its card as for any other ticket.
/// </summary>
internal sealed class ReceiveTicket(FindDuplicates duplicates, FileCustomer files, ChangeTicket change, ShowTicket show, QueueTable queues)
{
    public async Task<ApiAnswer> StoreAsync(UnitOfWork work, ApiCaller caller, ToldTicket told, CancellationToken cancellationToken)
    {
        var known = Known(await duplicates.FindAsync(work, told.Customer, byName: true, cancellationToken));
        var customer = known is null
            ? await files.OpenAsync(work, told.Customer, null, "api", cancellationToken)
            : (await work.Records.FindAsync<Customer>(known.Id, cancellationToken))!;
        if (known is not null) await FileCustomer.AddToAsync(work, customer, told.Customer, null, cancellationToken);
        var ticket = await NewAsync(work, told, customer, cancellationToken);
        await change.OpenAsync(work, ticket, null, cancellationToken);
        await show.ToQueueAsync(work, ticket, null, $"new:{ticket.Queue}", null, cancellationToken);
        await work.Audit.NoteAsync("ticket.received", TicketDirectory.Record(ticket), "key=" + caller.Id, cancellationToken);
        if (known is not null && !(await CallerReach.OfAsync(work, caller, cancellationToken)).Has(known.OwnerId))
            return ApiAnswer.PassedOn;
        return ApiAnswer.Of(201, new JsonObject
        {
            ["status"] = "created",
            ["ticket"] =
                new JsonObject { ["id"] = ticket.Id.ToString(), ["number"] = PrintTicket.Number(ticket), ["queue"] = ticket.Queue },
            ["customer"] = new JsonObject { ["id"] = customer.Id.ToString(), ["known"] = known is not null },
        });
    }

    private static CustomerBrief? Known(IReadOnlyList<Duplicate> alike) =>
        alike.FirstOrDefault(one => one.Shared != "name")?.Customer ?? (alike is [var only] ? only.Customer : null);

    private async Task<Ticket> NewAsync(UnitOfWork work, ToldTicket told, Customer customer, CancellationToken cancellationToken)
    {
        var queue = await queues.RouteAsync(work, told.Type, customer.Tier, customer.Region, cancellationToken);
        return new Ticket
        {
            Number = await OpenTicket.NextNumberAsync(work, cancellationToken),
            CustomerId = customer.Id,
            Tier = customer.Tier,
            Type = told.Type,
            Severity = told.Severity,
            Queue = queue.Name,
            Description = told.Description,
            Item = told.Item,
            Want = told.Want,
            Who = told.Who,
            Channel = "api",
            CreatedAt = work.Now,
        };
    }
}
