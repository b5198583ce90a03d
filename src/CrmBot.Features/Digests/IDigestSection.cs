using CrmBot.Runtime.Store;

namespace CrmBot.Features.Digests;

/// <summary>Whose doings, and which of them, a digest tells of.</summary>
/// <param name="Owners">The people whose records count.</param>
/// <param name="Region">Only customers of this region; null for all.</param>
/// <param name="Grade">Only customers of this grade; null for all.</param>
/// <param name="IsAll">Everybody's: what belongs to nobody counts too.</param>
internal sealed record DigestScope(
    DigestPeriod Period, TimeZoneInfo Zone, IReadOnlyCollection<Guid> Owners, string? Region, string? Grade, bool IsAll);

/// <summary>One feature's block of the digest. Every feature that has something to tell brings one.</summary>
internal interface IDigestSection
{
    /// <summary>Code of the language contract's <c>digest.block</c>; a name of our own where it has none.</summary>
    string Block { get; }

    /// <summary>Place among the blocks; smaller comes first.</summary>
    int Order { get; }

    /// <summary>Whether it is part of a digest for which no blocks were chosen.</summary>
    bool IsIn(DigestKind kind) => true;

    /// <summary>Whether also what it does not compare belongs to the period, and not to the moment it is read.</summary>
    bool IsOfPeriod => false;

    /// <summary>
    /// Counts what happened in the period, or how things stand at <see cref="ReadView.Now"/>; each number with the records it counted.
    /// Work must grow with what is counted, not with what is stored.
    /// </summary>
    Task<IReadOnlyList<DigestNumber>> CountAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken);
}

/// <summary>Suggests what to do today.</summary>
internal interface IDigestAdvisor
{
    Task<IReadOnlyList<DigestAdvice>> AdviseAsync(ReadView view, DigestScope scope, CancellationToken cancellationToken);
}
