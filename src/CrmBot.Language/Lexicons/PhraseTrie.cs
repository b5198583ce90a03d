namespace CrmBot.Language.Lexicons;

/// <summary>
/// Phrases by their characters; finding those that start at a place takes one step per character. Made once and never changed: the
/// nodes lie one level after the other, so that the children of each are neighbours and a node is one character and two numbers.
/// </summary>
internal sealed class PhraseTrie<T>
    where T : class
{
    private readonly System.Collections.BitArray _starts = new(char.MaxValue + 1);
    private readonly char[] _letters;    // of every node, the one that leads to it
    private readonly int[] _children;    // of every node, the first of its children; they end where those of the next node begin
    private readonly int[] _values;      // of every node, where in _found its value is; 0 where no phrase ends
    private readonly T[] _found;

    public PhraseTrie(IReadOnlyDictionary<string, T> phrases)
    {
        var sorted = phrases.Keys.Where(phrase => phrase.Length > 0).ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        foreach (var phrase in sorted) _starts[phrase[0]] = true;
        var (letters, children, values, found) = (new List<char> { '\0' }, new List<int>(), new List<int>(), new List<T> { null! });
        var waiting = new Queue<(int From, int To, int Depth)>([(0, sorted.Length, 0)]);    // stretches of phrases that begin alike
        while (waiting.TryDequeue(out var stretch))
        {
            var (from, to, depth) = stretch;
            var ends = from < to && sorted[from].Length == depth;
            children.Add(letters.Count);
            values.Add(ends ? found.Count : 0);
            if (ends) found.Add(phrases[sorted[from++]]);
            foreach (var branch in Branches(sorted, from, to, depth))
            {
                letters.Add(sorted[branch.From][depth]);
                waiting.Enqueue(branch);
            }
        }

        children.Add(letters.Count);
        (_letters, _children, _values, _found) = ([.. letters], [.. children], [.. values], [.. found]);
    }

    /// <summary>The longest phrase that starts at <paramref name="at"/> and stands as a whole word; its length, or 0.</summary>
    public int LongestAt(string text, int at, out T? value)
    {
        value = null;
        var best = 0;
        if (at >= text.Length || !_starts[text[at]]) return 0;
        for (int i = at, node = 0; i < text.Length && (node = Child(node, text[i])) > 0; i++)
        {
            if (_values[node] == 0 || !WordEdge.IsWhole(text, at, i + 1)) continue;
            best = i + 1 - at;
            value = _found[_values[node]];
        }

        return best;
    }

    /// <summary>
    /// Fills <paramref name="found"/> with every phrase that starts at <paramref name="at"/> and stands as a whole word, shorter ones
    /// first.
    /// </summary>
    public void AllAt(string text, int at, List<(int Length, T Value)> found)
    {
        found.Clear();
        if (at >= text.Length || !_starts[text[at]]) return;
        for (int i = at, node = 0; i < text.Length && (node = Child(node, text[i])) > 0; i++)
        {
            if (_values[node] is not 0 and var value && WordEdge.IsWhole(text, at, i + 1)) found.Add((i + 1 - at, _found[value]));
        }
    }

    /// <summary>The phrases of a stretch parted by their next letter.</summary>
    private static IEnumerable<(int From, int To, int Depth)> Branches(string[] sorted, int from, int to, int depth)
    {
        while (from < to)
        {
            var first = from;
            while (from < to && sorted[from][depth] == sorted[first][depth]) from++;
            yield return (first, from, depth + 1);
        }
    }

    /// <summary>The node that a letter leads to; not above 0 when there is none.</summary>
    private int Child(int node, char letter)
    {
        var first = _children[node];
        var place = _letters.AsSpan(first, _children[node + 1] - first).BinarySearch(letter);
        return place < 0 ? 0 : first + place;
    }
}
