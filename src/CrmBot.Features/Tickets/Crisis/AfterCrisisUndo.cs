using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Crisis;

/// <summary>A room that undo opened again says every hour how it stands; one that it closed or removed is silent.</summary>
internal sealed class AfterCrisisUndo : IAfterUndo
{
    public string Kind => "crisis";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<CrisisRoom>(id, cancellationToken) is { IsOpen: true } room)
            await CrisisHours.SetAsync(work, room, cancellationToken);
        else
            await CrisisHours.StopAsync(work, id, cancellationToken);
    }
}
