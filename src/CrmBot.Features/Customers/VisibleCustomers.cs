using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>The customers a person may look at, as a query: the policy is asked once per colleague, not once per customer.</summary>
internal sealed class VisibleCustomers(Policy policy, IPersonDirectory people)
{
    public async Task<IQueryable<Customer>> ForAsync(ReadView view, Actor actor, CancellationToken cancellationToken)
    {
        var all = view.Db.Set<Customer>().AsNoTracking().Where(customer => customer.MergedIntoId == null);
        // Whoever may see the customer of a stranger in a team that does not exist may see every customer.
        if (policy.Decide(actor, "see", new Subject("customer", Guid.Empty, "?")).Allowed) return all;
        var owners = (await people.ListAsync(view, null, cancellationToken))
            .Where(person => policy.Decide(actor, "see", new Subject("customer", person.Id, person.Team)).Allowed).Select(person => (Guid?)person.Id).ToList();
        return policy.Decide(actor, "see", new Subject("customer")).Allowed
            ? all.Where(customer => customer.OwnerId == null || owners.Contains(customer.OwnerId))
            : all.Where(customer => owners.Contains(customer.OwnerId));
    }
}
