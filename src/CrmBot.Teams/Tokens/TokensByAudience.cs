using System.Collections.Concurrent;

namespace CrmBot.Teams;

/// <summary>One kept token for the connectors and one for each agent that is called (§2.9, §3.1).</summary>
/// <param name="make">Makes the keeper of tokens for a scope.</param>
/// <param name="connectorScope">Scope of the configured cloud's connectors.</param>
internal sealed class TokensByAudience(Func<string, CachedTokens> make, string connectorScope) : ITokenSource
{
    // As many as there are agents in the settings: the gate names no others.
    private readonly ConcurrentDictionary<string, Lazy<CachedTokens>> kept = new(StringComparer.OrdinalIgnoreCase);

    public ValueTask<string?> GetAsync(string? agentId, string? rejected, CancellationToken cancellationToken) =>
        Of(agentId is null ? connectorScope : agentId + "/.default").GetAsync(rejected, cancellationToken);

    private CachedTokens Of(string scope) =>
        (kept.TryGetValue(scope, out var found) ? found : kept.GetOrAdd(scope, key => new Lazy<CachedTokens>(() => make(key)))).Value;
}
