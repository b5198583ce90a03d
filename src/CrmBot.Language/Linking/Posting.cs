namespace CrmBot.Language.Linking;

/// <summary>The records behind one key: one almost always, many for names such as 张伟.</summary>
internal struct Posting
{
    private int _only;
    private HashSet<int>? _many;

    public Posting(int id) => _only = id;

    public readonly int Count => _many?.Count ?? 1;

    public readonly bool Contains(int id) => _many?.Contains(id) ?? _only == id;

    public void Add(int id)
    {
        if (_many is null && _only == id) return;
        (_many ??= [_only]).Add(id);
    }

    /// <summary>Removes the record; true when none is left.</summary>
    public bool Remove(int id)
    {
        if (_many is null) return _only == id;
        _many.Remove(id);
        return _many.Count == 0;
    }

    /// <summary>At most <paramref name="limit"/> of the records, so that a very common name costs no more than a rare one.</summary>
    public readonly int[] Take(int limit) => _many is null ? [_only] : [.. _many.Take(limit)];
}
