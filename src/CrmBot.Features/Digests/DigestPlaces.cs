using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Digests;

/// <summary>The groups and threads that get a digest; also those where it is switched off, as it may be switched on again.</summary>
internal sealed class DigestPlaces : IPostToPlaces
{
    public async Task<IReadOnlyList<string>> KeysAsync(ReadView view, CancellationToken cancellationToken) =>
        await view.Db.Set<DigestPlan>().Where(one => one.PlaceKey != null).Select(one => one.PlaceKey!).ToListAsync(cancellationToken);
}
