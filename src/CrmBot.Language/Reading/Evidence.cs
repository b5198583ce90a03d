using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>Weighs what a section shows against <c>Lexicon/evidence.txt</c>.</summary>
internal sealed class Evidence
{
    /// <summary>What an intent needs to be read at all.</summary>
    public const int Enough = 5;

    private static readonly Lazy<Evidence> Shared = new(() => new Evidence());

    private readonly Dictionary<string, int> _signs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _shown = new(StringComparer.Ordinal);
    private readonly List<string> _intents = [];
    private readonly List<Line> _lines = [];

    private Evidence()
    {
        foreach (var text in LexiconFile.Lines("evidence.txt")) _lines.Add(Parse(text));
        foreach (var cue in CueLexicon.Instance.Names) _shown[cue] = [.. SignsOf(cue).Where(_signs.ContainsKey).Select(sign => _signs[sign])];
    }

    public static Evidence Instance => Shared.Value;

    /// <summary>The intents that have enough, the best first; of equals the one named first in the file.</summary>
    public List<(string Intent, int Weight)> Weigh(Section section)
    {
        var shown = Shown(section);
        Span<int> weights = stackalloc int[_intents.Count];
        weights.Clear();
        foreach (var line in _lines)
        {
            if (line.Holds(shown)) weights[line.Intent] += line.Weight;
        }

        var found = new List<(string, int)>();
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] >= Enough) found.Add((_intents[i], weights[i]));
        }

        // A stable order: the file's for equal weights.
        return found.Count < 2 ? found : [.. found.OrderByDescending(one => one.Item2)];
    }

    private bool[] Shown(Section section)
    {
        var shown = new bool[_signs.Count];
        foreach (var fact in Facts.Of(section))
        {
            if (_signs.TryGetValue("@" + fact, out var sign)) shown[sign] = true;
        }

        foreach (var hit in section.Cues)
        {
            foreach (var sign in _shown[hit.Name]) shown[sign] = true;
        }

        return shown;
    }

    /// <summary>A cue shows itself and every family it belongs to.</summary>
    private static IEnumerable<string> SignsOf(string cue)
    {
        yield return cue;
        for (var dot = cue.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = cue.IndexOf('.', dot + 1)) yield return cue[..dot] + ".*";
    }

    private Line Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || !int.TryParse(parts[1], out var weight)) throw new InvalidOperationException($"evidence.txt: \"{text}\" has no weight.");
        if (!_intents.Contains(parts[0])) _intents.Add(parts[0]);
        return new Line(_intents.IndexOf(parts[0]), weight, [.. parts[2..].Select(ParseCondition)]);
    }

    private Condition ParseCondition(string text)
    {
        var negated = text[0] == '!';
        return new Condition(negated, [.. (negated ? text[1..] : text).Split('|').Select(Sign)]);
    }

    private int Sign(string name)
    {
        var known = name[0] == '@' ? Facts.Known.Contains(name[1..])
            : name.EndsWith(".*", StringComparison.Ordinal) ? CueLexicon.Instance.KnowsFamily(name[..^2])
            : CueLexicon.Instance.Knows(name);
        if (!known) throw new InvalidOperationException($"evidence.txt: nothing is called \"{name}\".");
        if (!_signs.TryGetValue(name, out var sign)) _signs[name] = sign = _signs.Count;
        return sign;
    }

    private readonly record struct Condition(bool Negated, int[] Options)
    {
        public bool Holds(bool[] shown)
        {
            foreach (var option in Options)
            {
                if (shown[option]) return !Negated;
            }

            return Negated;
        }
    }

    private sealed record Line(int Intent, int Weight, Condition[] Conditions)
    {
        public bool Holds(bool[] shown)
        {
            foreach (var condition in Conditions)
            {
                if (!condition.Holds(shown)) return false;
            }

            return true;
        }
    }
}
