using System.Runtime.InteropServices;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>
/// Records by their folded names. Finding the longest name at a place of a text costs a few hash look-ups, however many names there are:
/// the first two characters tell how long the names starting with them are.
/// </summary>
internal sealed class NameIndex(KeyIndex.IsCalled isCalled) : KeyIndex(isCalled)
{
    private const int LongestName = 80;

    // by start; bit n-1 for names of n characters, the last bit for all longer ones
    private readonly Dictionary<int, ulong> _lengths = [];

    public override bool Add(ReadOnlySpan<char> key, int id)
    {
        if (key.Length is 0 or > LongestName) return false;
        ref var lengths = ref CollectionsMarshal.GetValueRefOrAddDefault(_lengths, Start(key), out _);
        lengths |= Bit(key.Length);
        return base.Add(key, id);
    }

    /// <summary>
    /// The longest name that starts at <paramref name="at"/>, ends as a word does, and not inside <paramref name="taken"/>; its length,
    /// or 0.
    /// </summary>
    public int LongestAt(string text, int at, Coverage? taken, out Posting posting)
    {
        posting = default;
        var lengths = LengthsAt(text, at);
        if (lengths == 0) return 0;
        var longest = Math.Min(text.Length - at, (lengths & Bit(LongestName)) != 0
            ? LongestName : 64 - (int)ulong.LeadingZeroCount(lengths));
        Span<ulong> hashes = stackalloc ulong[LongestName + 1];
        hashes[0] = 0;
        for (var length = 1; length <= longest; length++) hashes[length] = NameHash.Next(hashes[length - 1], text[at + length - 1]);
        for (var length = longest; length > 0; length--)
        {
            if ((lengths & Bit(length)) == 0 || !WordEdge.IsEnd(text, at + length) || taken?[at + length - 1] == true) continue;
            if (TryGet(NameHash.Finish(hashes[length]), text.AsSpan(at, length), out posting)) return length;
        }

        return 0;
    }

    private ulong LengthsAt(string text, int at)
    {
        _lengths.TryGetValue(text[at], out var lengths);
        return at + 1 < text.Length && _lengths.TryGetValue(Start(text.AsSpan(at, 2)), out var longer) ? lengths | longer : lengths;
    }

    private static ulong Bit(int length) => 1UL << (Math.Min(length, 64) - 1);

    private static int Start(ReadOnlySpan<char> name) => name.Length == 1 ? name[0] : (name[0] << 16) | name[1];
}
