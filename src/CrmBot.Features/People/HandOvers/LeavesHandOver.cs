using CrmBot.Features.People.Leaves;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.People.HandOvers;

/// <summary>Leaves of somebody who goes end, and nobody is left standing in for them or waiting for them as a stand-in.</summary>
internal sealed class LeavesHandOver : IHandOverPart
{
    public string Key => "leaves";

    public int Order => 90;

    /// <summary>Nothing that anybody takes over.</summary>
    public Task<WorkShare> AskAsync(ReadView view, Guid owner, int most, CancellationToken cancellationToken) =>
        Task.FromResult(WorkShare.None);

    public async Task<int> MoveAsync(UnitOfWork work, WorkMove move, int most, CancellationToken cancellationToken)
    {
        foreach (var leave in await work.Records.ListAsync<Leave>(nameof(Leave.PersonId), move.From, cancellationToken))
            if (!leave.IsOver(work.Now)) await WriteLeave.EndAsync(work, leave, cancellationToken);
        foreach (var ahead in await LeaveCalendar.AheadAsync(work, int.MaxValue, cancellationToken))
        {
            if (ahead.StandInId != move.From || await work.Records.FindAsync<Leave>(ahead.Id, cancellationToken) is not { } leave) continue;
            await WriteLeave.StandInAsync(work, leave, leave.PersonId == move.To ? null : move.To, cancellationToken);
        }

        return 0;
    }
}
