using System.Diagnostics.CodeAnalysis;

namespace CrmBot.Language.Linking;

/// <summary>The records behind one key: one almost always, many for names such as 张伟.</summary>
internal readonly struct Posting
{
    private readonly int _only;
    private readonly IdList? _many;

    public Posting(int only) => _only = only;

    public Posting(IdList many) => _many = many;

    [UnscopedRef]
    public ReadOnlySpan<int> Ids => _many is null ? new ReadOnlySpan<int>(in _only) : _many.Ids;

    public int Count => _many?.Ids.Length ?? 1;

    public bool Contains(int id) => Ids.BinarySearch(id) >= 0;

    /// <summary>At most <paramref name="limit"/> of the records, so that a very common name costs no more than a rare one.</summary>
    public int[] Take(int limit)
    {
        var ids = Ids;
        return ids[..Math.Min(limit, ids.Length)].ToArray();
    }
}
