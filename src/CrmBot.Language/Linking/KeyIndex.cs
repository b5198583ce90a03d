namespace CrmBot.Language.Linking;

/// <summary>Records by a key made of their names: the name itself, its sound, its initials.</summary>
/// <param name="isCalled">Whether a record has this key: the index itself keeps hashes only.</param>
internal class KeyIndex(KeyIndex.IsCalled isCalled)
{
    private readonly IdTable _keys = new();

    public delegate bool IsCalled(int id, ReadOnlySpan<char> key);

    /// <summary>Adds a key of a record; true when it is the first record under this key.</summary>
    public virtual bool Add(ReadOnlySpan<char> key, int id) => !key.IsEmpty && _keys.Add(NameHash.Of(key), id);

    /// <summary>Removes a key of a record; true when no record is left under it.</summary>
    public bool Remove(ReadOnlySpan<char> key, int id) => !key.IsEmpty && _keys.Remove(NameHash.Of(key), id);

    public bool TryGet(ReadOnlySpan<char> key, out Posting posting) => TryGet(NameHash.Of(key), key, out posting);

    protected bool TryGet(ulong hash, ReadOnlySpan<char> key, out Posting posting) =>
        _keys.TryFind(hash, out posting) && isCalled(posting.Ids[0], key);
}
