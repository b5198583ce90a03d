using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace CrmBot.Teams;

/// <summary>A key an issuer publishes.</summary>
/// <param name="Id">Its <c>kid</c>.</param>
/// <param name="Key">The public key.</param>
/// <param name="Endorsements">Channels it vouches for; none for Entra keys.</param>
/// <param name="Issuer">The issuer it states, possibly with <c>{tenantid}</c>.</param>
/// <param name="NotBefore">Start of its certificate, if it has one.</param>
/// <param name="NotAfter">End of its certificate, if it has one.</param>
internal sealed record SigningKey(
    string Id, RsaSecurityKey Key, IReadOnlyList<string> Endorsements, string? Issuer, DateTimeOffset? NotBefore, DateTimeOffset? NotAfter)
{
    public bool IsCurrent(DateTimeOffset now) => !(NotBefore > now) && !(NotAfter < now);

    /// <summary>Same key, vouching for the same; then a token checked with the one need not be checked again with the other.</summary>
    public bool SameAs(SigningKey other) =>
        Id == other.Id && Issuer == other.Issuer && NotBefore == other.NotBefore && NotAfter == other.NotAfter
        && Endorsements.SequenceEqual(other.Endorsements, StringComparer.Ordinal)
        && Same(Key.Parameters, other.Key.Parameters);

    private static bool Same(RSAParameters one, RSAParameters other) =>
        one.Modulus.AsSpan().SequenceEqual(other.Modulus) && one.Exponent.AsSpan().SequenceEqual(other.Exponent);
}
