using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>First letters of names as people type them in a hurry: hdjx for 恒达机械, bwt for Blue Whale Tech.</summary>
internal static class Initials
{
    public const int Longest = 24;
    private const int Shortest = 2;
    private static readonly char[] Letters = Load();

    /// <summary>Writes the initials of a folded name and gives their length; 0 when they say no less than the name itself.</summary>
    public static int Write(ReadOnlySpan<char> folded, Span<char> target)
    {
        var (length, chinese, words) = (0, false, 0);
        for (var i = 0; i < folded.Length && length < target.Length; i++)
        {
            var letter = LetterOf(folded[i]);
            chinese |= letter != '\0';
            if (letter == '\0' && !char.IsLetterOrDigit(folded[i])) continue;
            if (letter == '\0' && i > 0 && char.IsLetterOrDigit(folded[i - 1]) && LetterOf(folded[i - 1]) == '\0') continue;
            if (letter == '\0') words++;
            target[length++] = letter == '\0' ? folded[i] : letter;
        }

        return length >= Shortest && (chinese || words > 1) ? length : 0;
    }

    private static char LetterOf(char c) => c is >= '\u4E00' and < '\uA000' ? Letters[c - '\u4E00'] : '\0';

    private static char[] Load()
    {
        var letters = new char[0xA000 - 0x4E00];
        for (var c = '\u4E00'; c < '\uA000'; c++)
        {
            if (Pinyin.Of(c) is { Count: > 0 } readings) letters[c - '\u4E00'] = readings[0][0];
        }

        return letters;
    }
}
