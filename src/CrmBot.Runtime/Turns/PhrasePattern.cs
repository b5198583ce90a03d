using System.Text;
using System.Text.RegularExpressions;
using CrmBot.Language.Text;

namespace CrmBot.Runtime.Turns;

/// <summary>What stood in the holes of a sentence, by name, as it was typed.</summary>
public sealed class SaidParts(IReadOnlyDictionary<string, string> parts)
{
    /// <summary>Null when the sentence has no such hole.</summary>
    public string? this[string name] => parts.GetValueOrDefault(name);
}

/// <summary>
/// A whole sentence with holes, <c>谁看过&lt;customer&gt;</c>. Compared without width, case and script; spaces and marks between the words do
/// not count. Whether a hole holds what it should is for the handler to say.
/// </summary>
internal sealed class PhrasePattern
{
    private const string Gap = @"[\s\p{P}]*";

    /// <summary>A name or a day stands in a hole: what is longer is no such sentence, and holes in a long text are slow to find.</summary>
    private const int LongestSaid = 400;

    // Real time, in which the thread may also have been kept waiting.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);
    private readonly string anchor;
    private readonly string expression;
    private readonly string[] holes;

    private PhrasePattern(string anchor, string expression, string[] holes) =>
        (this.anchor, this.expression, this.holes) = (anchor, expression, holes);

    // Made when a sentence first has the longest word; there are many, and a start would wait for all of them.
    private Regex Regex => field ??= new(
        expression, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, Longest);

    public static bool HasHoles(string phrase) => phrase.Contains('<', StringComparison.Ordinal);

    public static PhrasePattern Of(string phrase)
    {
        var folded = FoldedText.Of(phrase.Trim()).Lower;
        var (pattern, anchor, holes) = (new StringBuilder("^").Append(Gap), "", new List<string>());
        for (var at = 0; at < folded.Length;)
        {
            var open = folded.IndexOf('<', at);
            var words = folded[at..(open < 0 ? folded.Length : open)].Trim();
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) pattern.Append(Regex.Escape(word)).Append(Gap);
            foreach (var word in words.Split(' ')) if (word.Length > anchor.Length) anchor = word;
            if (open < 0) break;
            var close = folded.IndexOf('>', open);
            holes.Add(folded[(open + 1)..close]);
            pattern.Append("(?<").Append(holes[^1]).Append(">.+?)").Append(Gap);
            at = close + 1;
        }

        return new(anchor, pattern.Append('$').ToString(), [.. holes]);
    }

    /// <summary>Null when the sentence is another one.</summary>
    public SaidParts? Match(FoldedText said)
    {
        // Most sentences lack the longest word: one look instead of an expression.
        if (said.Length > LongestSaid || !said.Lower.Contains(anchor, StringComparison.Ordinal)) return null;
        return Found(said) is { Success: true } found
            ? new(holes.ToDictionary(hole => hole, hole => said.Cut(new TextSpan(found.Groups[hole].Index, found.Groups[hole].Length)),
                StringComparer.Ordinal))
            : null;
    }

    // A sentence that took too long to compare is read like any other; it must not fail the turn.
    private Match? Found(FoldedText said)
    {
        try
        {
            return Regex.Match(said.Folded);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}

/// <summary>
/// Sentences with names or days in them that the language contract has no frame for. Like <see cref="IPhraseHandler"/>, they stand in the
/// words under <c>phrases.{Name}</c>, with holes in angle brackets, and are tried before the parser's reading counts.
/// </summary>
public interface IPhrasePattern
{
    string Name { get; }

    /// <summary>Null when what stands in the holes is not what belongs there: the sentence is then read like any other.</summary>
    Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken);
}
