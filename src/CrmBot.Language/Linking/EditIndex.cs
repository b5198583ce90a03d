namespace CrmBot.Language.Linking;

/// <summary>
/// Latin names of four letters and more by every spelling that lacks one letter. Two names one edit apart share such a spelling
/// (or are it), so that a mistyped name is found by a few look-ups however many names there are. Each name is kept once, whoever has it.
/// </summary>
internal sealed class EditIndex
{
    private const int Shortest = 4;
    private const int Longest = 32;
    private const int MostLooked = 200;

    private readonly IdTable _spellings = new();
    private readonly List<string?> _names = [];
    private readonly Stack<int> _free = new();

    public static bool Takes(ReadOnlySpan<char> name) =>
        name.Length is >= Shortest and <= Longest && name.IndexOfAnyExceptInRange('\0', '\u024F') < 0 && HasLetter(name);

    /// <summary>Adds a name that is not in the index yet.</summary>
    public void Add(string name)
    {
        if (!Takes(name)) return;
        if (!_free.TryPop(out var id))
        {
            id = _names.Count;
            _names.Add(null);
        }

        _names[id] = name;
        for (var skipped = -1; skipped < name.Length; skipped++)
        {
            if (IsSpelling(name, skipped)) _spellings.Add(Hash(name, skipped), id);
        }
    }

    public void Remove(string name)
    {
        if (!Takes(name) || NumberOf(name) is not { } id) return;
        for (var skipped = -1; skipped < name.Length; skipped++)
        {
            if (IsSpelling(name, skipped)) _spellings.Remove(Hash(name, skipped), id);
        }

        _names[id] = null;
        _free.Push(id);
    }

    /// <summary>Known names one edit from this one, at most <paramref name="limit"/>.</summary>
    public List<string> Near(ReadOnlySpan<char> name, int limit)
    {
        var found = new List<string>();
        if (!Takes(name)) return found;
        for (var skipped = -1; skipped < name.Length; skipped++)
        {
            if (!IsSpelling(name, skipped) || !_spellings.TryFind(Hash(name, skipped), out var posting)) continue;
            var ids = posting.Ids;
            foreach (var id in ids[..Math.Min(ids.Length, MostLooked)])
            {
                if (found.Count < limit && _names[id] is { } known && IsOneEdit(known, name) && !found.Contains(known)) found.Add(known);
            }
        }

        return found;
    }

    /// <summary>One letter more, less or other, or two neighbours swapped.</summary>
    public static bool IsOneEdit(ReadOnlySpan<char> known, ReadOnlySpan<char> typed)
    {
        if (known.Length > typed.Length) return IsOneEdit(typed, known);
        if (typed.Length - known.Length > 1) return false;
        var same = known.CommonPrefixLength(typed);
        var tail = known[same..];
        if (known.Length < typed.Length) return tail.SequenceEqual(typed[(same + 1)..]);
        if (tail.IsEmpty) return false;
        var rest = typed[same..];
        return tail[1..].SequenceEqual(rest[1..])
            || (tail.Length > 1 && tail[0] == rest[1] && tail[1] == rest[0] && tail[2..].SequenceEqual(rest[2..]));
    }

    private int? NumberOf(string name)
    {
        if (!_spellings.TryFind(Hash(name, -1), out var posting)) return null;
        foreach (var id in posting.Ids)
        {
            if (_names[id] == name) return id;
        }

        return null;
    }

    /// <summary>Leaving out either of two equal neighbours gives the same spelling.</summary>
    private static bool IsSpelling(ReadOnlySpan<char> name, int skipped) => skipped <= 0 || name[skipped] != name[skipped - 1];

    private static ulong Hash(ReadOnlySpan<char> name, int skipped)
    {
        var hash = 0UL;
        for (var i = 0; i < name.Length; i++)
        {
            if (i != skipped) hash = NameHash.Next(hash, name[i]);
        }

        return NameHash.Finish(hash);
    }

    private static bool HasLetter(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (char.IsLetter(c)) return true;
        }

        return false;
    }
}
