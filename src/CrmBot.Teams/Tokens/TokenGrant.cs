namespace CrmBot.Teams;

/// <summary>A token as the sign-in service gave it.</summary>
/// <param name="Token">The token; none when refused.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="Refusal">Why there is none.</param>
/// <param name="Permanent">Whether trying again with the same settings is pointless.</param>
internal sealed record TokenGrant(string? Token, DateTimeOffset ExpiresAt, string? Refusal = null, bool Permanent = false)
{
    public static TokenGrant Refused(string refusal, bool permanent) => new(null, DateTimeOffset.MinValue, refusal, permanent);
}

/// <summary>Asks the sign-in service for a new token, by whatever credential the bot has (§3.1).</summary>
internal interface IGrantTokens
{
    /// <summary>Asks once. Never throws for what a network or service may do.</summary>
    /// <param name="afterRefusal">The last token was refused before its end: one kept by a library below must not be given again.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<TokenGrant> GrantAsync(bool afterRefusal, CancellationToken cancellationToken);
}
