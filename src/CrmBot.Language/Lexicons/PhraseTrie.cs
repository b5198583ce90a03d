using System.Runtime.InteropServices;

namespace CrmBot.Language.Lexicons;

/// <summary>Phrases by their characters; finding those that start at a place takes one look-up per character.</summary>
internal sealed class PhraseTrie<T>
    where T : class
{
    private readonly Dictionary<long, int> _edges = [];
    private readonly System.Collections.BitArray _starts = new(char.MaxValue + 1);
    private readonly List<T?> _values = [null];

    public void Add(string phrase, Func<T?, T> merge)
    {
        var node = 0;
        if (phrase.Length > 0) _starts[phrase[0]] = true;
        foreach (var c in phrase)
        {
            ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(_edges, Edge(node, c), out var known);
            if (!known)
            {
                next = _values.Count;
                _values.Add(null);
            }

            node = next;
        }

        _values[node] = merge(_values[node]);
    }

    /// <summary>The longest phrase that starts at <paramref name="at"/> and stands as a whole word; its length, or 0.</summary>
    public int LongestAt(string text, int at, out T? value)
    {
        value = null;
        var best = 0;
        var node = 0;
        if (at >= text.Length || !_starts[text[at]]) return 0;
        for (var i = at; i < text.Length && _edges.TryGetValue(Edge(node, text[i]), out node); i++)
        {
            if (_values[node] is not { } found || !WordEdge.IsWhole(text, at, i + 1)) continue;
            best = i + 1 - at;
            value = found;
        }

        return best;
    }

    /// <summary>Fills <paramref name="found"/> with every phrase that starts at <paramref name="at"/> and stands as a whole word, shorter ones first.</summary>
    public void AllAt(string text, int at, List<(int Length, T Value)> found)
    {
        found.Clear();
        var node = 0;
        if (at >= text.Length || !_starts[text[at]]) return;
        for (var i = at; i < text.Length && _edges.TryGetValue(Edge(node, text[i]), out node); i++)
        {
            if (_values[node] is { } value && WordEdge.IsWhole(text, at, i + 1)) found.Add((i + 1 - at, value));
        }
    }

    private static long Edge(int node, char next) => ((long)node << 16) | next;
}
