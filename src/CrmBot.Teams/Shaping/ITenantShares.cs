namespace CrmBot.Teams;

/// <summary>
/// Says which part of a tenant's windows is this process's own, when several instances send for one bot (§4.3). Asked before every
/// send, so it answers from memory; <see cref="TenantShares"/> does, and is kept current through whatever store the instances share.
/// </summary>
public interface ITenantShares
{
    /// <summary>The part, 0 to 1. With 0 one call at a time still fits the window.</summary>
    /// <param name="tenantId">The company; empty where none is known.</param>
    double PartOf(string tenantId);
}
