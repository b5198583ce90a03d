using System.Text;

namespace CrmBot.Runtime.Turns;

/// <summary>What people type, without what no keyboard means: control characters and halves of characters.</summary>
internal static class CleanText
{
    /// <summary>Longer messages are not read; UTF-16 code units.</summary>
    public const int Limit = 8_000;

    public static string Of(string text) => IsClean(text) ? text : Rewrite(text);

    private static bool IsClean(string text)
    {
        foreach (var letter in text)
            if (Unwanted(letter) || char.IsSurrogate(letter)) return false;
        return true;
    }

    private static string Rewrite(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && Unwanted((char)rune.Value)) continue;
            clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static bool Unwanted(char letter) => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t');
}
