using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People.Leaves;

/// <summary>Who is away when.</summary>
internal static class LeaveCalendar
{
    /// <summary>The leave a person is on at that moment; of several the one that ends last.</summary>
    public static async Task<Leave?> OfAsync(ReadView view, Guid personId, long moment, CancellationToken cancellationToken) =>
        (await view.Records.ReadAllAsync<Leave>(nameof(Leave.PersonId), personId, cancellationToken))
        .Where(leave => leave.HoldsAt(moment)).MaxBy(leave => leave.ToAt);

    /// <summary>A person's leave that is not over yet, the next one of several.</summary>
    public static async Task<Leave?> NextOfAsync(ReadView view, Guid personId, CancellationToken cancellationToken) =>
        (await view.Records.ReadAllAsync<Leave>(nameof(Leave.PersonId), personId, cancellationToken))
        .Where(leave => !leave.IsCancelled && leave.ToAt > view.Now).MinBy(leave => leave.FromAt);

    /// <summary>Everybody who is away at that moment.</summary>
    public static async Task<HashSet<Guid>> AwayAsync(ReadView view, long moment, CancellationToken cancellationToken) =>
    [
        .. await view.Db.Set<Leave>().AsNoTracking().Where(leave => !leave.IsCancelled && leave.FromAt <= moment && moment < leave.ToAt)
            .Select(leave => leave.PersonId).ToListAsync(cancellationToken),
    ];

    /// <summary>Leaves that are not over yet, the next first.</summary>
    public static Task<List<Leave>> AheadAsync(ReadView view, int most, CancellationToken cancellationToken) =>
        view.Db.Set<Leave>().AsNoTracking().Where(leave => !leave.IsCancelled && leave.ToAt > view.Now)
            .OrderBy(leave => leave.FromAt).ThenBy(leave => leave.Id).Take(most).ToListAsync(cancellationToken);
}
