namespace CrmBot.Language.Linking;

/// <summary>
/// One open-addressed table. A slot holds the mark (32 bits of the hash) above a value: 0 for a free slot, a record's number plus one,
/// or, with the top bit set, the place of a list. A mark's home rises with the mark, so a removal closes the gap behind it.
/// </summary>
internal sealed class IdShard
{
    private const uint ListBit = 0x8000_0000;
    private ulong[] _slots = new ulong[4];
    private int _used;
    private List<IdList?>? _lists;
    private Stack<int>? _freeLists;

    public bool TryFind(uint mark, out Posting posting)
    {
        var slot = _slots[Find(mark)];
        posting = slot == 0 ? default : IsList(slot) ? new Posting(List(slot)) : new Posting(Id(slot));
        return slot != 0;
    }

    public bool Add(uint mark, int id)
    {
        if ((_used + 1) * 6L > _slots.Length * 5L) Grow();   // a search ends at a free slot
        ref var slot = ref _slots[Find(mark)];
        if (slot == 0)
        {
            slot = Slot(mark, (uint)id + 1);
            _used++;
            return true;
        }

        if (IsList(slot)) List(slot).Add(id);
        else slot = Slot(mark, ListBit | (uint)Keep(new IdList(Id(slot), id)));
        return false;
    }

    public bool Remove(uint mark, int id)
    {
        var at = Find(mark);
        var slot = _slots[at];
        if (slot == 0) return false;
        if (!IsList(slot))
        {
            if (Id(slot) != id) return false;
            Close(at);
            return true;
        }

        var list = List(slot);
        list.Remove(id);
        if (list.Ids.Length > 1) return false;
        Drop(slot);
        _slots[at] = Slot(mark, (uint)list.Ids[0] + 1);
        return false;
    }

    /// <summary>The slot of the mark, or the free slot where it would stand.</summary>
    private int Find(uint mark)
    {
        var at = Home(mark);
        while (_slots[at] != 0 && (uint)(_slots[at] >> 32) != mark) at = Next(at);
        return at;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new ulong[old.Length + (old.Length / 3) + 2];
        foreach (var slot in old)
        {
            if (slot != 0) _slots[Find((uint)(slot >> 32))] = slot;
        }
    }

    /// <summary>Frees a slot and moves up those behind it that would no longer be found.</summary>
    private void Close(int gap)
    {
        _used--;
        for (var at = Next(gap); _slots[at] != 0; at = Next(at))
        {
            var home = Home((uint)(_slots[at] >> 32));
            var staysBehindGap = gap <= at ? gap < home && home <= at : gap < home || home <= at;
            if (staysBehindGap) continue;
            _slots[gap] = _slots[at];
            gap = at;
        }

        _slots[gap] = 0;
    }

    private int Keep(IdList list)
    {
        _lists ??= [];
        if (_freeLists?.TryPop(out var free) == true)
        {
            _lists[free] = list;
            return free;
        }

        _lists.Add(list);
        return _lists.Count - 1;
    }

    private void Drop(ulong slot)
    {
        var at = (int)((uint)slot & ~ListBit);
        _lists![at] = null;
        (_freeLists ??= []).Push(at);
    }

    private int Home(uint mark) => (int)((mark * (ulong)_slots.Length) >> 32);

    private int Next(int at) => at + 1 == _slots.Length ? 0 : at + 1;

    private IdList List(ulong slot) => _lists![(int)((uint)slot & ~ListBit)]!;

    private static ulong Slot(uint mark, uint value) => ((ulong)mark << 32) | value;

    private static bool IsList(ulong slot) => ((uint)slot & ListBit) != 0;

    private static int Id(ulong slot) => (int)(uint)slot - 1;
}
