using CrmBot.Features.Customers;
using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Surveys.Recovery;

/// <summary>The low scores somebody still has to make good for, the most pressing first.</summary>
internal sealed class RecoveriesHandOver(ICustomerDirectory customers) : IHandOverPart
{
    public string Key => "recoveries";

    public int Order => 25;

    public async Task<WorkShare> AskAsync(ReadView view, Guid owner, int most, CancellationToken cancellationToken)
    {
        var open = await Open(view, owner).AsNoTracking().OrderBy(task => task.OpenedAt).ToListAsync(cancellationToken);
        if (open.Count == 0) return WorkShare.None;
        var names = await customers.FindManyAsync(view, [.. open.Take(most).Select(task => task.CustomerId).Distinct()], cancellationToken);
        return new WorkShare(open.Count, [.. open.Take(most)
            .Select(task => new WorkItem(names.GetValueOrDefault(task.CustomerId)?.Name ?? "", "", task.DueAt, task.CustomerId))]);
    }

    public async Task<int> MoveAsync(UnitOfWork work, WorkMove move, int most, CancellationToken cancellationToken)
    {
        var some = await Open(work, move.From).OrderBy(task => task.Id).Take(most).ToListAsync(cancellationToken);
        foreach (var task in some) task.OwnerId = move.To;
        return some.Count;
    }

    private static IQueryable<RecoveryTask> Open(ReadView view, Guid owner) =>
        view.Db.Set<RecoveryTask>().Where(task => task.OwnerId == owner && task.DoneAt == null);
}
