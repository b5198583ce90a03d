using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Audit;

/// <summary>
/// One random salt per record that says something about a person. Its digests prove a value to somebody who knows it; once the salt is
/// erased they prove and tell nothing.
/// </summary>
public static class AuditSalts
{
    /// <summary>
    /// Forgets the salt: all digests of this record in the audit log become meaningless, while the log itself stays whole.
    /// </summary>
    public static Task EraseAsync(UnitOfWork work, RecordRef subject, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return work.Sql.ExecuteAsync("DELETE FROM audit_salt WHERE subject = $1", subject.ToString());
    }

    /// <summary>The digest under which <paramref name="value"/> of this field would be in the log; null when the salt is erased.</summary>
    public static async Task<string?> DigestAsync(
        ReadView view, RecordRef subject, string field, object value, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await FindAsync(view, subject).ConfigureAwait(false) is { } salt ? Digest(salt, field, value) : null;
    }

    internal static async Task<byte[]> GetAsync(UnitOfWork work, RecordRef subject)
    {
        if (await FindAsync(work, subject).ConfigureAwait(false) is { } known) return known;
        var salt = RandomNumberGenerator.GetBytes(32);
        await work.Sql.ExecuteAsync("INSERT INTO audit_salt (subject, salt) VALUES ($1, $2)", subject.ToString(), salt)
            .ConfigureAwait(false);
        return salt;
    }

    internal static string Digest(byte[] salt, string field, object? value)
    {
        var text = $"{field}\n{Convert.ToString(value, CultureInfo.InvariantCulture)}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    private static Task<byte[]?> FindAsync(ReadView view, RecordRef subject) =>
        view.Sql.FirstAsync("SELECT salt FROM audit_salt WHERE subject = $1", row => row.Bytes(0), subject.ToString());
}
