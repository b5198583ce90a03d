using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>whats nadias email, tundras deal: a known name typed with its s but without the apostrophe.</summary>
internal static class Possessives
{
    private const int Shortest = 4;

    /// <summary>Words of their own, whoever is called so without the s.</summary>
    private static readonly HashSet<string> Words = ["bills", "marks", "wills", "jacks", "grants", "pages", "hopes", "graces", "roses",
        "waits", "rays", "robs", "pats", "does", "this", "thanks", "news", "sales", "terms", "units", "parts"];

    /// <summary>The text with the apostrophes put in; the same object when none is missing.</summary>
    public static FoldedText Mend(World world, FoldedText text)
    {
        List<(TextSpan Span, string Meant)>? missing = null;
        for (var at = Shortest - 1; at < text.Length; at++)
        {
            if (text.Lower[at] != 's' || !IsOfName(world, text.Lower, at)) continue;
            (missing ??= []).Add((new TextSpan(at, 0), "'"));
        }

        return missing is null ? text : text.Replace(missing);
    }

    private static bool IsOfName(World world, string lower, int at)
    {
        if (at + 1 >= lower.Length || lower[at + 1] != ' ' || !char.IsAsciiLetterLower(lower[at - 1]) || lower[at - 1] == 's') return false;
        var start = at;
        while (start > 0 && char.IsAsciiLetterLower(lower[start - 1])) start--;
        if (at + 1 - start < Shortest || (start > 0
            && (WordEdge.IsWordCharacter(lower[start - 1]) || lower[start - 1] is '\'' or '@' or '.' or '-')))
            return false;
        var word = lower.AsSpan(start, at + 1 - start);
        return !Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) && Knows(world, word[..^1]) && !Knows(world, word);
    }

    private static bool Knows(World world, ReadOnlySpan<char> name) =>
        world.Customers.Names.TryGet(name, out _) || world.Customers.ContactNames.TryGet(name, out _)
            || world.Colleagues.Names.TryGet(name, out _);
}
