namespace CrmBot.Language.Text;

/// <summary>Steps over spaces.</summary>
internal static class Blanks
{
    /// <summary>The next place that is no space, or the end.</summary>
    public static int Skip(string text, int at)
    {
        while (at < text.Length && text[at] == ' ') at++;
        return at;
    }

    /// <summary>The place behind the last character before <paramref name="at"/> that is no space.</summary>
    public static int SkipBack(string text, int at)
    {
        while (at > 0 && text[at - 1] == ' ') at--;
        return at;
    }
}
