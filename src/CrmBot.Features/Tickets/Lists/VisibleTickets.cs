using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Tickets.Lists;

/// <summary>
/// The tickets a person's lists and numbers are about: what they opened themselves; for the service
/// desk and managers all, for a lead those of the team's customers and of the regions the lead
/// looks after, as far as these may be seen; for a rep those of the rep's own customers.
/// </summary>
internal sealed class VisibleTickets(VisibleCustomers customers, CompanySettings settings)
{
    public IQueryable<Ticket> Of(ReadView view, Actor actor)
    {
        var all = view.Db.Set<Ticket>().AsNoTracking();
        var isForAll = TicketPolicy.Serves(actor, settings) || Roles.SeesEverything(actor.Role);
        if (isForAll && customers.ReachesAll(actor, "see")) return all;
        var looksFurther = isForAll || actor.Role == Roles.Lead;
        var theirs = looksFurther ? Among(view, actor) : view.Db.Set<Customer>().Where(customer => customer.OwnerId == actor.Id);
        var ids = theirs.Select(customer => customer.Id);
        return all.Where(ticket => ticket.CreatedBy == actor.Id || ids.Contains(ticket.CustomerId));
    }

    private IQueryable<Customer> Among(ReadView view, Actor actor)
    {
        var (team, regions) = (customers.ReachesTeam(actor, "see") ? actor.Team : null, customers.Regions(actor, "see"));
        var owners = view.Db.Set<Person>().Where(person => person.Id == actor.Id || (team != null && person.Team == team))
            .Select(person => (Guid?)person.Id);
        return regions.Count == 0
            ? view.Db.Set<Customer>().Where(customer => owners.Contains(customer.OwnerId))
            : view.Db.Set<Customer>()
                .Where(customer => owners.Contains(customer.OwnerId) || (customer.Region != null && regions.Contains(customer.Region)));
    }
}
