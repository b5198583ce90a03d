namespace CrmBot.Teams;

/// <summary>Gives the token our calls carry (§3.1).</summary>
internal interface ITokenSource
{
    /// <summary>A token that is good for a while, or none when none can be had; never throws for that.</summary>
    /// <param name="agentId">The agent it is meant for; none for the messenger's
    /// connectors. A token for one is never given out for the other.</param>
    /// <param name="rejected">A token that was just refused, so that it is not given out again.</param>
    /// <param name="cancellationToken">Cancels waiting, not the request others may share.</param>
    ValueTask<string?> GetAsync(string? agentId, string? rejected, CancellationToken cancellationToken);
}
