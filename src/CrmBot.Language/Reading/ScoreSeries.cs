namespace CrmBot.Language.Reading;

/// <summary>Four scores in a row: 4/4/2/3.</summary>
internal static class ScoreSeries
{
    public static bool Has(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + 6 < text.Length; at++)
        {
            if (IsDigit(text[at]) && text[at + 1] == '/' && IsDigit(text[at + 2]) && text[at + 3] == '/' && IsDigit(text[at + 4]) && text[at + 5] == '/' && IsDigit(text[at + 6])) return true;
        }

        return false;
    }

    private static bool IsDigit(char c) => char.IsAsciiDigit(c);
}
