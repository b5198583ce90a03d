using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;

namespace CrmBot.Language.Reading;

/// <summary>turn them down, break that down by rep: nothing of anybody's is down.</summary>
internal static class TurnedDown
{
    private const string Word = "down";

    public static void Drop(List<CodeMention> codes, List<CueHit> cues, string lower)
    {
        for (var at = lower.IndexOf(" " + Word, StringComparison.Ordinal)
            + 1; at > 0; at = lower.IndexOf(" " + Word, at, StringComparison.Ordinal) + 1)
        {
            if (!Nearby.Words("down.before").Ends(lower.AsSpan(0, at - 1))) continue;
            var start = at;
            codes.RemoveAll(code => code.Span.Start == start && code.Span.Length == Word.Length);
            cues.RemoveAll(hit => hit.Start == start && hit.Length == Word.Length);
        }
    }
}
