using System.Globalization;
using System.Text;
using CrmBot.Language;

namespace CrmBot.LanguageModel;

/// <summary>
/// A sentence as it may leave the house: customers, people, addresses and every number stand as <c>[C1]</c>, <c>[P1]</c>, <c>[N1]</c>; what
/// comes back is put in their place again.
/// </summary>
internal sealed class Pseudonyms
{
    private readonly Dictionary<string, string> originals = new(StringComparer.Ordinal);
    private readonly StringBuilder text = new();

    private Pseudonyms()
    {
    }

    /// <summary>The sentence without names and numbers.</summary>
    public string Text => text.ToString();

    /// <param name="said">As typed.</param>
    /// <param name="spans">What the local parser recognised in it.</param>
    public static Pseudonyms For(string said, IEnumerable<MatchedSpan> spans)
    {
        var made = new Pseudonyms();
        var names = spans.Where(span => Letter(span.Kind) is not null && span.Start >= 0 && span.End <= said.Length
            && span.Start < span.End).OrderBy(span => span.Start).ThenByDescending(span => span.End).ToList();
        var at = 0;
        foreach (var name in names)
        {
            if (name.Start < at) continue;
            made.Plain(said[at..name.Start]);
            made.Hide(Letter(name.Kind)!, said[name.Start..name.End]);
            at = name.End;
        }

        made.Plain(said[at..]);
        return made;
    }

    /// <summary>The text with every stand-in replaced; null when it holds one that was never given out.</summary>
    public string? Restore(string answered)
    {
        var restored = new StringBuilder(answered.Length);
        for (var at = 0; at < answered.Length; at++)
        {
            if (answered[at] != '[')
            {
                restored.Append(answered[at]);
                continue;
            }

            var end = answered.IndexOf(']', at);
            if (end < 0 || !originals.TryGetValue(answered[at..(end + 1)], out var original)) return null;
            restored.Append(original);
            at = end;
        }

        return restored.ToString();
    }

    private static string? Letter(string kind) =>
        kind switch { "customer" => "C", "person" => "P", "phone" => "T", "email" => "E", "ticket" => "N", _ => null };

    /// <summary>
    /// Square brackets of the sentence become round ones, so that nobody can write a stand-in; digits in a row become one.
    /// </summary>
    private void Plain(string piece)
    {
        for (var at = 0; at < piece.Length; at++)
        {
            if (!char.IsDigit(piece[at]))
            {
                text.Append(piece[at] switch { '[' => '(', ']' => ')', var c => c });
                continue;
            }

            var end = at;
            while (end < piece.Length && (char.IsDigit(piece[end])
                || (piece[end] is '.' or ',' && end + 1 < piece.Length && char.IsDigit(piece[end + 1])))) end++;
            Hide("N", piece[at..end]);
            at = end - 1;
        }
    }

    private void Hide(string letter, string original)
    {
        var known = originals.FirstOrDefault(pair => pair.Value == original && pair.Key[1] == letter[0]).Key;
        var stand = known ?? string.Create(CultureInfo.InvariantCulture, $"[{letter}{originals.Count + 1}]");
        originals.TryAdd(stand, original);
        text.Append(stand);
    }
}
