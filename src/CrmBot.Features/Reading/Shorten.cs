namespace CrmBot.Features.Reading;

/// <summary>Cuts text to what a column holds, never through the middle of a character.</summary>
internal static class Shorten
{
    private const char Ellipsis = '…';

    public static string To(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = length - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end] + Ellipsis;
    }
}
