using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>
/// Names by sound: one private character per Chinese character, the same for all that share a toneless syllable.
/// </summary>
internal static class SoundKey
{
    public const int Longest = 32;
    private const int MostReadings = 8;
    private static readonly Dictionary<string, char> Syllables = new(StringComparer.Ordinal);
    private static readonly Dictionary<char, char[]> OtherReadings = [];
    private static readonly char[] Keys = Load();

    /// <summary>The sound of the name, or null when it is not wholly Chinese or shorter than two characters.</summary>
    public static string? Of(ReadOnlySpan<char> name)
    {
        Span<char> key = stackalloc char[Longest];
        return Write(name, key) is var length and > 0 ? new string(key[..length]) : null;
    }

    /// <summary>Writes the sound of the name and gives its length; 0 when it has none.</summary>
    public static int Write(ReadOnlySpan<char> name, Span<char> key)
    {
        if (name.Length < 2 || name.Length > key.Length) return 0;
        for (var i = 0; i < name.Length; i++)
        {
            key[i] = Of(name[i]);
            if (key[i] == '\0') return 0;
        }

        return name.Length;
    }

    /// <summary>The sound of one character as it is read mostly, or NUL when it has none.</summary>
    public static char Of(char c) => c is >= '\u4E00' and < '\uA000' ? Keys[c - '\u4E00'] : '\0';

    /// <summary>
    /// Every way to speak the name (重庆: zhong qing, chong qing), the most usual first; a name of many such characters only in its first
    /// few ways.
    /// </summary>
    public static void AllOf(ReadOnlySpan<char> name, List<string> found)
    {
        found.Clear();
        if (Of(name) is not { } usual) return;
        found.Add(usual);
        for (var at = 0; at < name.Length; at++)
        {
            if (!OtherReadings.TryGetValue(name[at], out var others)) continue;
            for (var (i, count) = (0, found.Count); i < count; i++)
            {
                foreach (var other in others)
                {
                    if (found.Count < MostReadings) found.Add($"{found[i].AsSpan(0, at)}{other}{found[i].AsSpan(at + 1)}");
                }
            }
        }
    }

    /// <summary>Whether the name can be spoken so.</summary>
    public static bool IsSpoken(ReadOnlySpan<char> name, ReadOnlySpan<char> sound)
    {
        if (name.Length != sound.Length) return false;
        for (var i = 0; i < name.Length; i++)
        {
            if (Of(name[i]) != sound[i] && !(OtherReadings.TryGetValue(name[i], out var others) && others.Contains(sound[i]))) return false;
        }

        return true;
    }

    private static char[] Load()
    {
        var keys = new char[0xA000 - 0x4E00];
        for (var c = '\u4E00'; c < '\uA000'; c++)
        {
            if (Pinyin.Of(c) is not { Count: > 0 } readings) continue;
            keys[c - '\u4E00'] = KeyOf(readings[0]);
            if (readings.Count > 1) OtherReadings[c] = [.. readings.Skip(1).Select(KeyOf)];
        }

        return keys;
    }

    private static char KeyOf(string syllable)
    {
        if (!Syllables.TryGetValue(syllable, out var key)) Syllables[syllable] = key = (char)(0x100 + Syllables.Count);
        return key;
    }
}
