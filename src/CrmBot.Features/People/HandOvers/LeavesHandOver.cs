using CrmBot.Features.People.Leaves;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.HandOvers;

/// <summary>Leaves of somebody who goes end, and nobody is left standing in for them or waiting for them as a stand-in.</summary>
internal sealed class LeavesHandOver : IHandOverPart
{
    public string Key => "leaves";

    public int Order => 90;

    /// <summary>Nothing that anybody takes over.</summary>
    public Task<WorkShare> AskAsync(ReadView view, Guid owner, int most, CancellationToken cancellationToken) => Task.FromResult(WorkShare.None);

    public async Task MoveAsync(Turn turn, Guid from, Guid to, CancellationToken cancellationToken)
    {
        foreach (var leave in await turn.Work.Records.ListAsync<Leave>(nameof(Leave.PersonId), from, cancellationToken))
            if (!leave.IsOver(turn.Now)) await WriteLeave.EndAsync(turn.Work, leave, cancellationToken);
        foreach (var ahead in await LeaveCalendar.AheadAsync(turn.Work, int.MaxValue, cancellationToken))
        {
            if (ahead.StandInId != from || await turn.Work.Records.FindAsync<Leave>(ahead.Id, cancellationToken) is not { } leave) continue;
            await WriteLeave.StandInAsync(turn.Work, leave, leave.PersonId == to ? null : to, cancellationToken);
        }
    }
}
