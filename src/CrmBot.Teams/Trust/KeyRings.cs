using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CrmBot.Teams;

/// <summary>The key rings of all issuers in the table; never of any other, so their number is bounded.</summary>
internal sealed class KeyRings(FetchKeys fetch, TimeProvider time, ILogger<KeyRings> log)
{
    private readonly ConcurrentDictionary<string, KeyRing> rings = new(StringComparer.Ordinal);

    public KeyRing Of(IssuerRow row) => rings.GetOrAdd(row.Metadata, metadata => new KeyRing(metadata, fetch, time, log));
}
