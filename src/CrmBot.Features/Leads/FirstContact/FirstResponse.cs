using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>How soon customers hear from us.</summary>
/// <param name="Count">Leads that came in the period and have been contacted.</param>
/// <param name="Waiting">Leads that came in the period and have not.</param>
/// <param name="Median">Time that half of the contacted ones waited at most; null
/// when there is none. By the clock on the wall, as the customer feels it.</param>
public sealed record FirstResponses(int Count, int Waiting, TimeSpan? Median);

/// <summary>A question for digests and reports.</summary>
public interface IFirstResponse
{
    /// <param name="from">First instant; business time, Unix milliseconds. Leads count by when they came in.</param>
    /// <param name="to">No longer counts.</param>
    /// <param name="owners">Whose leads; null for everybody's.</param>
    Task<FirstResponses> AskAsync(
        ReadView view, long from, long to, IReadOnlyCollection<Guid>? owners, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class FirstResponse : IFirstResponse
{
    public async Task<FirstResponses> AskAsync(
        ReadView view, long from, long to, IReadOnlyCollection<Guid>? owners, CancellationToken cancellationToken)
    {
        var came = view.Db.Set<Lead>().AsNoTracking().Where(lead => lead.CreatedAt >= from && lead.CreatedAt < to);
        if (owners is not null) came = came.Where(lead => lead.OwnerId != null && owners.Contains(lead.OwnerId.Value));
        var times = await came.Select(lead => new { lead.CreatedAt, lead.FirstContactAt }).ToListAsync(cancellationToken);
        List<long> waited =
            [.. times.Where(one => one.FirstContactAt is not null).Select(one => one.FirstContactAt!.Value - one.CreatedAt).Order()];
        return new(waited.Count, times.Count - waited.Count, waited.Count == 0 ? null : TimeSpan.FromMilliseconds(Median(waited)));
    }

    private static long Median(List<long> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}
