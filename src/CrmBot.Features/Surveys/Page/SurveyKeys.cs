using System.Security.Cryptography;

namespace CrmBot.Features.Surveys.Page;

/// <summary>
/// The keys that sign the links to the customer's page. The first one signs; the others stay listed
/// after a rotation, so that links that are out there still open. Without any there are no links.
/// </summary>
internal sealed class SurveyKeys(IReadOnlyList<byte[]> secrets)
{
    public const int ShortestSecret = 32;

    public bool Any => secrets.Count > 0;

    /// <summary>Fills <paramref name="seal"/> with the beginning of the signature.</summary>
    public void Sign(ReadOnlySpan<byte> content, Span<byte> seal) =>
        HMACSHA256.HashData(secrets[0], content).AsSpan(0, seal.Length).CopyTo(seal);

    public bool IsSignature(ReadOnlySpan<byte> content, ReadOnlySpan<byte> seal)
    {
        var fits = false;
        foreach (var secret in secrets)
            fits |= CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(secret, content).AsSpan(0, seal.Length), seal);
        return fits;
    }
}
