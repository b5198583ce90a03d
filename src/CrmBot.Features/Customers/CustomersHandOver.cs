using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Somebody's customers, the best first, each with what was talked about last.</summary>
internal sealed class CustomersHandOver(Timeline timeline) : IHandOverPart
{
    public string Key => "customers";

    public int Order => 0;

    public async Task<WorkShare> AskAsync(ReadView view, Guid owner, int most, CancellationToken cancellationToken)
    {
        var owned = view.Db.Set<Customer>().AsNoTracking().Where(customer => customer.OwnerId == owner);
        var count = await owned.CountAsync(cancellationToken);
        if (count == 0) return WorkShare.None;
        var first = await owned.OrderBy(customer => customer.Grade == null).ThenBy(customer => customer.Grade)
            .ThenByDescending(customer => customer.ChangedAt)
            .ThenBy(customer => customer.Id).Take(most).ToListAsync(cancellationToken);
        List<WorkItem> items = [];
        foreach (var customer in first)
        {
            var last = await timeline.LatestAsync(view, customer.Id, 1, cancellationToken) is [var latest, ..] ? latest : null;
            items.Add(new WorkItem(customer.Name, last?.Text ?? "", last?.At, customer.Id));
        }

        return new WorkShare(count, items);
    }

    public async Task<int> MoveAsync(UnitOfWork work, WorkMove move, int most, CancellationToken cancellationToken)
    {
        var some = await work.Db.Set<Customer>().Where(customer => customer.OwnerId == move.From).OrderBy(customer => customer.Id)
            .Take(most).ToListAsync(cancellationToken);
        foreach (var customer in some)
        {
            customer.OwnerId = move.To;
            KeepCustomerInStep.Touch(work, customer);
            await work.World.ChangedAsync("customer", customer.Id, cancellationToken);
        }

        return some.Count;
    }
}
