namespace CrmBot.Language.Text;

/// <summary>
/// A message made comparable: half-width, simplified, without invisible characters and doubled spaces, with a map from every folded
/// character back to the text as typed. All spans of this library are spans of <see cref="Folded"/> (and, same length,
/// <see cref="Lower"/>); <see cref="Cut"/> gives what the person typed.
/// </summary>
public sealed class FoldedText
{
    private readonly int[]? _starts;
    private readonly int[]? _ends;

    private FoldedText(string original, string folded, int[]? starts, int[]? ends)
    {
        Original = original;
        Folded = folded;
        Lower = CharacterFolding.Lower(folded);
        _starts = starts;
        _ends = ends;
    }

    /// <summary>The text as typed.</summary>
    public string Original { get; }

    /// <summary>Half-width and simplified, letters in their original case.</summary>
    public string Folded { get; }

    /// <summary><see cref="Folded"/> in lower case, same length: what rules and lexicons are matched against.</summary>
    public string Lower { get; }

    public int Length => Folded.Length;

    public static FoldedText Of(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        return CharacterFolding.DropsNothing(original)
            ? new FoldedText(original, CharacterFolding.FoldEach(original), null, null)
            : Shortened(original);
    }

    private static FoldedText Shortened(string original)
    {
        var folded = new List<char>(original.Length);
        var starts = new List<int>(original.Length);
        var ends = new List<int>(original.Length);
        for (var i = 0; i < original.Length; i++)
        {
            if (CharacterFolding.IsInvisible(original[i])) continue;
            var kept = CharacterFolding.Fold(original[i]);
            if (kept == ' ' && folded.Count > 0 && folded[^1] == ' ') continue;
            folded.Add(kept);
            starts.Add(i);
            ends.Add(i + 1);
        }
        return new FoldedText(original, new string([.. folded]), [.. starts], [.. ends]);
    }

    /// <summary>The part of the text as typed that a folded span stands for.</summary>
    public string Cut(TextSpan span)
    {
        var typed = ToOriginal(span);
        return Original.Substring(typed.Start, typed.Length);
    }

    /// <summary>What <see cref="Cut"/> gives, without a copy.</summary>
    public ReadOnlySpan<char> Typed(TextSpan span)
    {
        var typed = ToOriginal(span);
        return Original.AsSpan(typed.Start, typed.Length);
    }

    /// <summary>The folded characters of a span.</summary>
    public string CutFolded(TextSpan span) => Folded.Substring(span.Start, span.Length);

    /// <summary>Maps a folded span to a span of <see cref="Original"/>.</summary>
    public TextSpan ToOriginal(TextSpan span)
    {
        if (_starts is null || _ends is null) return span;
        if (span.Length == 0) return new TextSpan(span.Start < _starts.Length ? _starts[span.Start] : Original.Length, 0);
        return TextSpan.Between(_starts[span.Start], _ends[span.End - 1]);
    }

    /// <summary>
    /// The same message with some folded spans read as other words (a homophone as the command word that was meant).
    /// Spans must be ascending and apart. What a replacement and the replaced span do not share maps to what was typed in its place,
    /// so that cutting any part of it gives that.
    /// </summary>
    public FoldedText Replace(IReadOnlyList<(TextSpan Span, string Meant)> replacements)
    {
        ArgumentNullException.ThrowIfNull(replacements);
        if (replacements.Count == 0) return this;
        var folded = new List<char>(Length + 8);
        var starts = new List<int>(Length + 8);
        var ends = new List<int>(Length + 8);
        var at = 0;
        foreach (var (span, meant) in replacements)
        {
            Keep(at, span.Start);
            var typed = ToOriginal(span);
            // Same length, and letters that both have at an edge: character by character, so that a word of it, or a name next to it, can
            // still be cut exactly.
            var (head, tail) = meant.Length == span.Length ? (span.Length, 0) : Shared(span, meant);
            var middle = head + tail == 0 ? typed : ToOriginal(TextSpan.Between(span.Start + head, span.End - tail));
            for (var i = 0; i < meant.Length; i++)
            {
                var own = i < head ? ToOriginal(new TextSpan(span.Start + i, 1))
                    : i >= meant.Length - tail ? ToOriginal(new TextSpan(span.End - (meant.Length - i), 1)) : middle;
                folded.Add(meant[i]);
                starts.Add(own.Start);
                ends.Add(own.End);
            }
            at = span.End;
        }
        Keep(at, Length);
        return new FoldedText(Original, new string([.. folded]), [.. starts], [.. ends]);

        void Keep(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                folded.Add(Folded[i]);
                starts.Add(_starts is null ? i : _starts[i]);
                ends.Add(_ends is null ? i + 1 : _ends[i]);
            }
        }
    }

    /// <summary>How many letters the replaced span and the word that was meant share at the beginning and at the end.</summary>
    private (int Head, int Tail) Shared(TextSpan span, string meant)
    {
        var most = Math.Min(span.Length, meant.Length);
        var typed = Lower.AsSpan(span.Start, span.Length);
        var head = typed.CommonPrefixLength(meant);
        var tail = 0;
        while (tail < most - head && typed[^(tail + 1)] == meant[^(tail + 1)]) tail++;
        return (head, tail);
    }

    public override string ToString() => Folded;
}
