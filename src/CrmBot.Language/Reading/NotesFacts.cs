using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>What is asked for by its name alone, without a verb, and what is told of what somebody asked for.</summary>
internal static class NotesFacts
{
    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["notes.alone"] = AreAlone,
        ["need.given"] = GivenNeed.IsTold,
    };

    // Most messages say more, and need not be put together without the name.
    private const int Longest = 24;

    /// <summary>acme notes, globex call notes: a customer and what was noted there, and nothing that could be noted.</summary>
    public static bool AreAlone(Section section) => section.Customers is [var one] && section.Span.Length - one.Span.Length <= Longest
        && Nearby.Words("notes.alone").Is(Without(section.Words, one.Span.Start - section.Span.Start, one.Span.Length));

    private static string Without(ReadOnlySpan<char> words, int start, int length)
    {
        var rest = string.Concat(words[..start].Trim(), words[(start + length)..].Trim()).Trim();
        return rest.StartsWith("'s ", StringComparison.Ordinal) ? rest[3..] : rest;
    }
}
