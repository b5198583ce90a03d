using CrmBot.Features.Customers;
using CrmBot.Features.Demo;
using CrmBot.Features.People;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets;

/// <summary>A few tickets that the demo company has open when it begins: nobody's, somebody's, one that waits for the customer.</summary>
internal sealed class TicketsInDemo(ChangeTicket change, QueueTable queues) : IDemoPart
{
    private static readonly Told[] Story =
    [
        new("瑞丰化工", "fault", Severities.Normal, "3 号机震动报警，要排个工程师过去看", "3号机", "onsite", "李娜", null),
        new("蓝海", "inquiry", Severities.Inquiry, "报表怎么导出成 Excel", null, null, null, null),
        new("华东机电", "delivery", Severities.Normal, "备件少发了一箱，要补发", null, "resend", "马超", TicketState.WaitingCustomer),
        new("Globex", "billing", Severities.Normal, "Invoice was charged twice in February", null, "refund", null, null),
    ];

    public async Task SeedAsync(UnitOfWork work, IReadOnlyList<DemoEvent> events, CancellationToken cancellationToken)
    {
        var people = await work.Db.Set<Person>().ToDictionaryAsync(person => person.Name, cancellationToken);
        foreach (var told in Story)
        {
            if (await work.Db.Set<Customer>().OrderBy(known => known.Id)
                .FirstOrDefaultAsync(known => known.Name == told.Customer, cancellationToken) is { } customer)
                await AddAsync(work, told, customer, told.Assignee is { } name ? people[name].Id : null, cancellationToken);
        }
    }

    private async Task AddAsync(UnitOfWork work, Told told, Customer customer, Guid? assignee, CancellationToken cancellationToken)
    {
        var queue = await queues.RouteAsync(work, told.Type, customer.Tier, customer.Region, cancellationToken);
        var ticket = new Ticket
        {
            Number = await OpenTicket.NextNumberAsync(work, cancellationToken), CustomerId = customer.Id, Tier = customer.Tier,
            Type = told.Type, Severity = told.Severity,
            Queue = queue.Name, Description = told.Description, Item = told.Item, Want = told.Want, Channel = "demo", CreatedAt = work.Now,
        };
        await change.OpenAsync(work, ticket, null, cancellationToken);
        if (assignee is { } person)
            await change.NoteAsync(work, ticket,
                new TicketChange(TicketEvent.Kinds.Claimed, person, null,
                    person.ToString("N")) { Effect = known => known.Give(person, work.Now) }, cancellationToken);
        if (told.State is { } state)
            await change.NoteAsync(
                work, ticket,
                new TicketChange(TicketEvent.Kinds.State, assignee, TicketStates.Word(ticket.State),
                    TicketStates.Word(state)) { Effect = known => known.Become(state, work.Now) }, cancellationToken);
    }

    private sealed record Told(
        string Customer, string Type, string Severity, string Description, string? Item, string? Want, string? Assignee,
        TicketState? State);
}
