using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Lists;

/// <summary>The tickets a person's lists are about: the service desk's all, a lead's those of the team's customers, a rep's own.</summary>
internal sealed class VisibleTickets(CompanySettings settings)
{
    public IQueryable<Ticket> Of(ReadView view, Actor actor)
    {
        var all = view.Db.Set<Ticket>().AsNoTracking();
        if (TicketPolicy.Serves(actor, settings) || Roles.SeesEverything(actor.Role)) return all;
        var owners = view.Db.Set<Person>().Where(person => person.Id == actor.Id || (actor.Role == Roles.Lead && actor.Team != null && person.Team == actor.Team)).Select(person => (Guid?)person.Id);
        var theirs = view.Db.Set<Customer>().Where(customer => owners.Contains(customer.OwnerId)).Select(customer => customer.Id);
        return all.Where(ticket => ticket.CreatedBy == actor.Id || theirs.Contains(ticket.CustomerId));
    }
}
