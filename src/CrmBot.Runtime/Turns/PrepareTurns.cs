using CrmBot.Runtime.WorldSnapshot;
using Microsoft.Extensions.Hosting;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// Before the doors open: everything that answers is put together (two that claim the same intent, verb or phrase stop the start here)
/// and the parser's world is filled, so that the first turn is as quick as the next.
/// </summary>
/// <param name="turns">Asked for only to be made.</param>
internal sealed class PrepareTurns(WorldKeeper world, ITurnRunner turns) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turns);
        return world.LoadAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
