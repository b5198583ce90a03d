using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>Somebody's open leads, in the order in which they are worked.</summary>
internal sealed class LeadsHandOver(GiveLead give, IPersonDirectory people, ICustomerDirectory customers) : IHandOverPart
{
    public string Key => "leads";

    public int Order => 5;

    public async Task<WorkShare> AskAsync(ReadView view, Guid owner, int most, CancellationToken cancellationToken)
    {
        var open = Open(view, owner).AsNoTracking();
        var count = await open.CountAsync(cancellationToken);
        if (count == 0) return WorkShare.None;
        var first = await open.OrderBy(lead => lead.Rank).ThenBy(lead => lead.CreatedAt).Take(most).ToListAsync(cancellationToken);
        var names = await customers.FindManyAsync(view, [.. first.Select(lead => lead.CustomerId).Distinct()], cancellationToken);
        return new(count, [.. first.Select(
            lead => new WorkItem(names.GetValueOrDefault(lead.CustomerId)?.Name ?? "", lead.Need ?? "", lead.CreatedAt, lead.CustomerId))]);
    }

    public async Task<int> MoveAsync(UnitOfWork work, WorkMove move, int most, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(work, move.To, cancellationToken) is not { } heir) return 0;
        var some = await Open(work, move.From).OrderBy(lead => lead.Id).Take(most).ToListAsync(cancellationToken);
        foreach (var lead in some)
        {
            var customer = (await work.Records.FindAsync<Customer>(lead.CustomerId, cancellationToken))!;
            await give.GiveAsync(work, lead, customer, new Verdict(How.Said, heir, heir.Team), new Noted(move.By), accepted: true,
                cancellationToken);
        }

        return some.Count;
    }

    private static IQueryable<Lead> Open(ReadView view, Guid owner) =>
        view.Db.Set<Lead>().Where(lead => lead.OwnerId == owner && lead.IsOpen);
}
