using System.Runtime.InteropServices;

namespace CrmBot.Language.Linking;

/// <summary>
/// Latin names of four letters and more by every spelling that lacks one letter. Two names one edit apart share such a spelling
/// (or are it), so that a mistyped name is found by a few look-ups however many names there are. Only hashes are kept:
/// the caller compares the names themselves.
/// </summary>
internal sealed class EditIndex
{
    private const int Shortest = 4;
    private const int Longest = 24;

    private readonly Dictionary<ulong, Posting> _spellings = [];

    public static bool Takes(string name) => name.Length is >= Shortest and <= Longest && name.All(c => c < 0x250) && name.Any(char.IsLetter);

    public void Add(string name, int id)
    {
        if (!Takes(name)) return;
        foreach (var spelling in Spellings(name))
        {
            ref var posting = ref CollectionsMarshal.GetValueRefOrAddDefault(_spellings, spelling, out var known);
            if (known) posting.Add(id);
            else posting = new Posting(id);
        }
    }

    public void Remove(string name, int id)
    {
        if (!Takes(name)) return;
        foreach (var spelling in Spellings(name))
        {
            ref var posting = ref CollectionsMarshal.GetValueRefOrNullRef(_spellings, spelling);
            if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref posting) && posting.Remove(id)) _spellings.Remove(spelling);
        }
    }

    /// <summary>Records one of whose names may be one edit from this one.</summary>
    public IEnumerable<int> Near(string name, int limit)
    {
        if (!Takes(name)) return [];
        var found = new HashSet<int>();
        foreach (var spelling in Spellings(name))
        {
            if (_spellings.TryGetValue(spelling, out var posting)) found.UnionWith(posting.Take(limit));
        }

        return found;
    }

    /// <summary>One letter more, less or other, or two neighbours swapped.</summary>
    public static bool IsOneEdit(string one, string other)
    {
        if (one.Length > other.Length) (one, other) = (other, one);
        if (other.Length - one.Length > 1 || one == other) return false;
        var same = 0;
        while (same < one.Length && one[same] == other[same]) same++;
        var tail = one.AsSpan(same);
        if (one.Length < other.Length) return tail.SequenceEqual(other.AsSpan(same + 1));
        return tail[1..].SequenceEqual(other.AsSpan(same + 1))
            || (tail.Length > 1 && tail[0] == other[same + 1] && tail[1] == other[same] && tail[2..].SequenceEqual(other.AsSpan(same + 2)));
    }

    private static IEnumerable<ulong> Spellings(string name)
    {
        yield return Hash(name, -1);
        for (var i = 0; i < name.Length; i++)
        {
            if (i == 0 || name[i] != name[i - 1]) yield return Hash(name, i);
        }
    }

    /// <summary>FNV-1a of the name without the character at <paramref name="skipped"/>.</summary>
    private static ulong Hash(string name, int skipped)
    {
        var hash = 14695981039346656037UL;
        for (var i = 0; i < name.Length; i++)
        {
            if (i != skipped) hash = (hash ^ name[i]) * 1099511628211UL;
        }

        return hash;
    }
}
