namespace CrmBot.Language.Lexicons;

/// <summary>Where Chinese and Latin words meet.</summary>
internal static class ScriptBorder
{
    public static bool Is(char one, char other) =>
        (WordEdge.IsChinese(one) && char.IsAsciiLetter(other)) || (char.IsAsciiLetter(one) && WordEdge.IsChinese(other));

    /// <summary>The phrase without the spaces that only stand between two scripts; null when it has none.</summary>
    public static string? Joined(string phrase)
    {
        var joined = phrase;
        for (var at = joined.Length - 2; at > 0; at--)
        {
            if (joined[at] == ' ' && Is(joined[at - 1], joined[at + 1])) joined = joined.Remove(at, 1);
        }

        return joined.Length < phrase.Length ? joined : null;
    }
}
