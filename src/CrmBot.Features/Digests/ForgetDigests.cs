using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CrmBot.Features.Digests;

/// <summary>
/// Forgets digests that are older than they are kept (<see cref="Retention.Counted"/>): whoever taps such a number is told that it is gone.
/// </summary>
internal sealed class ForgetDigests(IStore store, Clocks clocks, Retention retention, ILogger<ForgetDigests> log) : EveryHour(clocks, log)
{
    // One holds the ids of all that it counted: of a large company thousands.
    private const int PerWrite = 50;

    /// <returns>How many went.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken) => DeleteInPortions.RunAsync(
        store, "digests", (work, most) => DeleteAsync(work, work.Now - (long)retention.Counted.TotalMilliseconds, most, cancellationToken),
        cancellationToken, PerWrite);

    protected override Task TidyAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    private static Task<int> DeleteAsync(UnitOfWork work, long before, int most, CancellationToken cancellationToken)
    {
        var all = work.Db.Set<Digest>();
        // A goal's card shows what was counted last, however long ago that was.
        return all
            .Where(old => old.MadeAt < before && (old.Kind != DigestKind.Goal
                || all.Any(newer => newer.PlanId == old.PlanId && newer.Kind == DigestKind.Goal && newer.MadeAt > old.MadeAt)))
            .OrderBy(old => old.MadeAt).Take(most).ExecuteDeleteAsync(cancellationToken);
    }
}
