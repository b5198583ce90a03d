namespace CrmBot.Language.Linking;

/// <summary>The records of one key in the order they came.</summary>
internal sealed class IdList(int first, int second)
{
    private int[] _ids = [first, second];
    private int _count = 2;

    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, _count);

    public void Add(int id)
    {
        if (_count == _ids.Length) Array.Resize(ref _ids, _count + (_count / 2) + 2);
        _ids[_count++] = id;
    }

    /// <summary>Removes the record once.</summary>
    public void Remove(int id)
    {
        var at = Ids.IndexOf(id);
        if (at < 0) return;
        _ids.AsSpan(at + 1, _count - at - 1).CopyTo(_ids.AsSpan(at));
        _count--;
    }
}
