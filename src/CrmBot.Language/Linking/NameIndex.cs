using System.Runtime.InteropServices;

namespace CrmBot.Language.Linking;

/// <summary>
/// Names by their folded spelling. Finding the longest name at a place of a text costs a few hash look-ups,
/// however many names there are: the first two characters tell how long a name starting with them can be.
/// </summary>
internal sealed class NameIndex
{
    private const int LongestName = 80;

    private readonly Dictionary<string, Posting> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _longest = [];

    public int Count => _names.Count;

    public void Add(string name, int id)
    {
        if (name.Length is 0 or > LongestName) return;
        ref var posting = ref CollectionsMarshal.GetValueRefOrAddDefault(_names, name, out var known);
        if (known) posting.Add(id);
        else posting = new Posting(id);

        ref var longest = ref CollectionsMarshal.GetValueRefOrAddDefault(_longest, Start(name), out _);
        longest = Math.Max(longest, name.Length);
    }

    public void Remove(string name, int id)
    {
        ref var posting = ref CollectionsMarshal.GetValueRefOrNullRef(_names, name);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref posting) && posting.Remove(id)) _names.Remove(name);
    }

    public bool TryGet(ReadOnlySpan<char> name, out Posting posting) =>
        _names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out posting);

    /// <summary>
    /// Every name that starts at <paramref name="at"/>, longest first, until <paramref name="fits"/> accepts one.
    /// Returns its length, or 0.
    /// </summary>
    public int LongestAt(ReadOnlySpan<char> text, int at, Func<int, bool>? fits, out Posting posting)
    {
        posting = default;
        var rest = text[at..];
        if (rest.IsEmpty) return 0;
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(rest.Length, LongestStarting(rest)); length > 0; length--)
        {
            if (names.TryGetValue(rest[..length], out posting) && (fits is null || fits(at + length))) return length;
        }

        return 0;
    }

    private int LongestStarting(ReadOnlySpan<char> rest)
    {
        if (rest.Length > 1 && _longest.TryGetValue(Start(rest), out var longest)) return longest;
        return _longest.ContainsKey(rest[0]) ? 1 : 0;
    }

    private static int Start(ReadOnlySpan<char> name) => name.Length == 1 ? name[0] : (name[0] << 16) | name[1];
}
