using System.Collections.Concurrent;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Places;

/// <summary>
/// Keeps the conversation reference of every activity that comes in. A place that has not changed is written once an hour at most;
/// whatever changes its state elsewhere must go through <see cref="Forget"/>.
/// </summary>
internal sealed class CapturePlace(MessengerUsers users, OutboxLanes lanes)
{
    private const long Hour = 3_600_000;

    // Every thread of every channel is a place of its own. What is forgotten is only written once more.
    private const int MostRemembered = 4096;
    private readonly ConcurrentDictionary<string, (KnownPlace Known, long At)> written = new(StringComparer.Ordinal);

    public async Task CaptureAsync(UnitOfWork work, Inbound inbound, Actor actor, PlaceState state)
    {
        await users.CaptureAsync(work, inbound.Sender);
        var direct = !inbound.Place.IsGroup;
        var known = new KnownPlace(
            inbound.Place, state, direct ? inbound.Sender.DirectoryId : null, direct && actor.Id != Guid.Empty ? actor.Id : null,
            actor.Locale,
            actor.Zone.Id);
        var now = work.SystemNow;
        if (written.TryGetValue(known.Place.Key, out var last) && last.Known == known && now - last.At < Hour) return;

        await PlaceBook.RememberAsync(work, known, now);
        work.AfterCommit(() =>
        {
            if (written.Count >= MostRemembered) written.Clear();
            written[known.Place.Key] = (known, now);
            lanes.Reach(known.Place);
        });
    }

    /// <summary>Many rows were changed at once.</summary>
    public void ForgetAll() => written.Clear();

    /// <summary>The place's row was changed by somebody else, e.g. because a send found it blocked.</summary>
    public void Forget(string placeKey) => written.TryRemove(placeKey, out _);
}
