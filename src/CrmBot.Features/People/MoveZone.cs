using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.People;

/// <summary>What goes by somebody's clock and must be planned anew when they live by another.</summary>
internal interface IGoByClock
{
    /// <param name="person">Has the new zone already.</param>
    /// <param name="before">IANA zone they had.</param>
    Task MovedAsync(UnitOfWork work, Person person, string before, CancellationToken cancellationToken);
}

/// <summary>
/// Somebody lives by another clock from now on. Quiet hours and days are read when something is to be sent; what waits is judged anew.
/// </summary>
internal sealed class MoveZone(IEnumerable<IGoByClock> parts)
{
    /// <param name="zone">What was chosen; nothing changes when it is no zone, or theirs already.</param>
    public async Task ToAsync(UnitOfWork work, Person person, string? zone, CancellationToken cancellationToken)
    {
        if (zone is null || zone == person.Zone || !Zones.Common.Contains(zone)) return;
        var before = person.Zone;
        person.Zone = zone;
        foreach (var part in parts) await part.MovedAsync(work, person, before, cancellationToken);
        await LookAgain.AtHeldAsync(work, person.Id, cancellationToken);
    }
}
