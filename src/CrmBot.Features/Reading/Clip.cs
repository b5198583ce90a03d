namespace CrmBot.Features.Reading;

/// <summary>Cuts typed text to what a column holds, never through the middle of a character.</summary>
internal static class Clip
{
    public static string To(string text, int length)
    {
        var trimmed = text.Trim();
        if (trimmed.Length <= length) return trimmed;
        return trimmed[..(char.IsHighSurrogate(trimmed[length - 1]) ? length - 1 : length)];
    }

    /// <summary>Null for nothing or only blanks.</summary>
    public static string? Optional(string? text, int length) => string.IsNullOrWhiteSpace(text) ? null : To(text, length);
}
