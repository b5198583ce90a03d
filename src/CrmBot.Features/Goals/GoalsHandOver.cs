using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Goals;

/// <summary>
/// The goals of somebody who leaves end: who does not sell any more reaches nothing, and the next owner has goals of their own.
/// </summary>
internal sealed class GoalsHandOver : IHandOverPart
{
    public string Key => "goals";

    public int Order => 80;

    /// <summary>Nothing that anybody takes over.</summary>
    public Task<WorkShare> AskAsync(ReadView view, Guid owner, int most, CancellationToken cancellationToken) =>
        Task.FromResult(WorkShare.None);

    public async Task<int> MoveAsync(UnitOfWork work, WorkMove move, int most, CancellationToken cancellationToken)
    {
        foreach (var goal in await work.Db.Set<Goal>().Where(goal => goal.PersonId == move.From && goal.EndedAt == null)
            .ToListAsync(cancellationToken))
            if (goal.Last >= PrintGoal.Today(work, goal)) goal.EndedAt = work.Now;
        return 0;
    }
}
