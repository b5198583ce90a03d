namespace CrmBot.Language.Lexicons;

/// <summary>Latin words are matched whole; Chinese has no edges.</summary>
internal static class WordEdge
{
    public static bool IsWhole(string text, int start, int end) => IsStart(text, start) && IsEnd(text, end);

    public static bool IsStart(string text, int start) => start == 0 || !(IsWordCharacter(text[start]) && IsWordCharacter(text[start - 1]));

    public static bool IsEnd(string text, int end) => end == text.Length || !(IsWordCharacter(text[end]) && IsWordCharacter(text[end - 1]));

    public static bool IsWordCharacter(char c) => c < 0x2E80 && char.IsLetterOrDigit(c);

    public static bool IsChinese(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}
