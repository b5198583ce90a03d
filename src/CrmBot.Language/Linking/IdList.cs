namespace CrmBot.Language.Linking;

/// <summary>The records of one key by their numbers: whether one of a hundred thousand 王总 is among them takes a few looks.</summary>
internal sealed class IdList(int first, int second)
{
    private int[] _ids = [Math.Min(first, second), Math.Max(first, second)];
    private int _count = 2;

    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, _count);

    public void Add(int id)
    {
        if (_count == _ids.Length) Array.Resize(ref _ids, _count + (_count / 2) + 2);
        var at = id >= _ids[_count - 1] ? _count : PlaceOf(id);
        _ids.AsSpan(at, _count - at).CopyTo(_ids.AsSpan(at + 1));
        _ids[at] = id;
        _count++;
    }

    /// <summary>Removes the record once.</summary>
    public void Remove(int id)
    {
        var at = Ids.BinarySearch(id);
        if (at < 0) return;
        _ids.AsSpan(at + 1, _count - at - 1).CopyTo(_ids.AsSpan(at));
        _count--;
    }

    private int PlaceOf(int id)
    {
        var at = Ids.BinarySearch(id);
        return at < 0 ? ~at : at;
    }
}
