using System.Security.Cryptography;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Privacy.Erasing;

/// <summary>Somebody was erased: no name and not even an id, only what an id can be recognised by when a backup brings it back.</summary>
[RecordKind("erased_subject")]
internal sealed class ErasedSubject : Record
{
    /// <summary>contact or customer.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Hexadecimal; the same for all of an installation.</summary>
    public required string Salt { get; init; }

    /// <summary>Of the id, hexadecimal.</summary>
    public required string Digest { get; init; }

    /// <summary>System time, Unix milliseconds: the business clock of a restored database is another.</summary>
    public long ErasedAt { get; init; }

    public ErasedEntry Entry => new(SubjectKind, Salt, Digest, ErasedAt);
}

/// <summary>A line of the list of the erased.</summary>
internal sealed record ErasedEntry(string Kind, string Salt, string Digest, long ErasedAt)
{
    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static ErasedEntry Of(string kind, string salt, Guid id, long now) => new(kind, salt, DigestOf(salt, id), now);

    public static string DigestOf(string salt, Guid id) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(salt), id.ToByteArray(bigEndian: true)).AsSpan(0, 20));

    public bool IsOf(string kind, Guid id) => kind == Kind && DigestOf(Salt, id) == Digest;
}

/// <summary>
/// The list of the erased, kept beside the database and beside its backups, so that a restore does not bring anybody back.
/// </summary>
internal interface IErasedList
{
    IReadOnlyList<ErasedEntry> Read();

    /// <summary>Is on disk when it returns.</summary>
    void Add(IReadOnlyCollection<ErasedEntry> entries);
}
