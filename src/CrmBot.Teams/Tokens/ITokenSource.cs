namespace CrmBot.Teams;

/// <summary>Gives the token our calls to the connector carry (§3.1).</summary>
internal interface ITokenSource
{
    /// <summary>A token that is good for a while, or none when none can be had; never throws for that.</summary>
    /// <param name="rejected">A token the connector has just refused, so that it is not given out again.</param>
    /// <param name="cancellationToken">Cancels waiting, not the request others may share.</param>
    ValueTask<string?> GetAsync(string? rejected, CancellationToken cancellationToken);
}
