using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>
/// Names by sound: one private character per Chinese character, the same for all that share their most usual toneless syllable.
/// </summary>
internal static class SoundKey
{
    private static readonly Dictionary<string, char> Syllables = new(StringComparer.Ordinal);
    private static readonly char[] Keys = Load();

    /// <summary>The sound of the name, or null when it is not wholly Chinese or shorter than two characters.</summary>
    public static string? Of(ReadOnlySpan<char> name)
    {
        if (name.Length < 2) return null;
        Span<char> key = name.Length <= 64 ? stackalloc char[name.Length] : new char[name.Length];
        for (var i = 0; i < name.Length; i++)
        {
            key[i] = Of(name[i]);
            if (key[i] == '\0') return null;
        }

        return new string(key);
    }

    /// <summary>The sound of one character, or NUL when it has none.</summary>
    public static char Of(char c) => c is >= '\u4E00' and < '\uA000' ? Keys[c - '\u4E00'] : '\0';

    private static char[] Load()
    {
        var keys = new char[0xA000 - 0x4E00];
        for (var c = '\u4E00'; c < '\uA000'; c++)
        {
            if (Pinyin.Of(c) is not { Count: > 0 } readings) continue;
            if (!Syllables.TryGetValue(readings[0], out var key)) Syllables[readings[0]] = key = (char)(0x100 + Syllables.Count);
            keys[c - '\u4E00'] = key;
        }

        return keys;
    }
}
