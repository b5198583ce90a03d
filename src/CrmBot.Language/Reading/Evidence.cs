using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>Weighs what a section shows against <c>Lexicon/evidence.txt</c>.</summary>
internal sealed class Evidence
{
    /// <summary>What an intent needs to be read at all.</summary>
    public const int Enough = 5;

    private static readonly List<(string Intent, int Weight)> Nothing = [];
    private static readonly Lazy<Evidence> Shared = new(() => new Evidence());

    private readonly Dictionary<string, int> _signs = new(StringComparer.Ordinal);
    private readonly List<Func<Section, bool>?> _facts = [];   // by sign; null for cues
    private readonly Dictionary<string, int[]> _shown = new(StringComparer.Ordinal);
    private readonly List<string> _intents = [];
    private readonly List<Line> _lines = [];
    private readonly Line[][] _behind;                        // by sign: the lines that cannot hold without that cue, most lines by far
    private readonly Line[] _free;                            // the lines that need no cue

    private Evidence()
    {
        foreach (var text in LexiconFile.Lines("evidence.txt")) _lines.Add(Parse(text));
        var byNeed = _lines.ToLookup(line => line.Needed);
        _behind = [.. Enumerable.Range(0, _signs.Count).Select(sign => byNeed[sign].ToArray())];
        _free = [.. byNeed[-1]];
        foreach (var cue in CueLexicon.Instance.Names)
            _shown[cue] = [.. SignsOf(cue).Where(_signs.ContainsKey).Select(sign => _signs[sign])];
    }

    public static Evidence Instance => Shared.Value;

    /// <summary>The intents that have enough, the best first; of equals the one named first in the file.</summary>
    public List<(string Intent, int Weight)> Weigh(Section section)
    {
        Span<int> weights = stackalloc int[_intents.Count];
        Weigh(section, weights, null);
        var count = 0;
        foreach (var weight in weights) count += weight >= Enough ? 1 : 0;
        if (count == 0) return Nothing;
        var found = new List<(string Intent, int Weight)>(count);
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] >= Enough) found.Add((_intents[i], weights[i]));
        }

        SortByWeight(found);
        return found;
    }

    /// <summary>Every intent that something speaks for or against, the best first, with the lines of the file that did.</summary>
    public List<Reasons> Explain(Section section)
    {
        Span<int> weights = stackalloc int[_intents.Count];
        var held = new List<Line>();
        Weigh(section, weights, held);
        var found = new List<Reasons>();
        for (var i = 0; i < weights.Length; i++)
        {
            List<string> lines = [.. held.Where(line => line.Intent == i).OrderBy(line => line.Place).Select(line => line.Text)];
            if (lines.Count > 0) found.Add(new Reasons(_intents[i], weights[i], lines));
        }

        return [.. found.OrderByDescending(reasons => reasons.Weight)];
    }

    private void Weigh(Section section, Span<int> weights, List<Line>? held)
    {
        var shown = new Signs(section, _facts, stackalloc Sign[_signs.Count]);
        Span<int> needed = stackalloc int[_signs.Count];
        var count = Show(section, in shown, needed);
        weights.Clear();
        Add(_free, in shown, weights, held);
        foreach (var sign in needed[..count]) Add(_behind[sign], in shown, weights, held);
    }

    /// <returns>How many signs the cues show, each noted once.</returns>
    private int Show(Section section, in Signs shown, Span<int> noted)
    {
        var count = 0;
        foreach (var hit in section.Cues)
        {
            foreach (var sign in _shown[hit.Name])
            {
                if (shown.Show(sign)) noted[count++] = sign;
            }
        }

        return count;
    }

    private static void Add(Line[] lines, in Signs shown, Span<int> weights, List<Line>? held)
    {
        foreach (ref readonly var line in lines.AsSpan())
        {
            if (!line.Holds(in shown)) continue;
            weights[line.Intent] += line.Weight;
            held?.Add(line);
        }
    }

    /// <summary>The lines of the file that hold for a section, by their place: which of them are of use is asked by a test.</summary>
    internal void AddHolding(Section section, ISet<int> places)
    {
        var held = new List<Line>();
        Weigh(section, stackalloc int[_intents.Count], held);
        foreach (var line in held) places.Add(line.Place);
    }

    /// <summary>The heaviest first; equal ones stay in the order of the file.</summary>
    private static void SortByWeight(List<(string Intent, int Weight)> found)
    {
        for (var i = 1; i < found.Count; i++)
        {
            for (var k = i; k > 0 && found[k].Weight > found[k - 1].Weight; k--) (found[k], found[k - 1]) = (found[k - 1], found[k]);
        }
    }

    /// <summary>A cue shows itself and every family it belongs to.</summary>
    private static IEnumerable<string> SignsOf(string cue)
    {
        yield return cue;
        for (var dot = cue.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = cue.IndexOf('.', dot + 1))
            yield return cue[..dot] + ".*";
    }

    private Line Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || !int.TryParse(parts[1], System.Globalization.NumberStyles.Integer,
            System.Globalization.CultureInfo.InvariantCulture, out var weight))
                throw new InvalidOperationException($"evidence.txt: \"{text}\" has no weight.");
        if (!_intents.Contains(parts[0])) _intents.Add(parts[0]);
        // cues first: they cost nothing
        Condition[] conditions = [.. parts[2..].Select(ParseCondition).OrderBy(condition => condition.Options.Any(IsFact))];
        var needed = Array.Find(conditions, condition => condition is { Negated: false, Options.Length: 1 }
            && !IsFact(condition.Options[0])).Options;
        return new Line(_lines.Count, _intents.IndexOf(parts[0]), weight, needed?[0] ?? -1, conditions, string.Join(' ', parts[1..]));
    }

    private bool IsFact(int sign) => _facts[sign] is not null;

    private Condition ParseCondition(string text)
    {
        var negated = text[0] == '!';
        return new Condition(negated, [.. (negated ? text[1..] : text).Split('|').Select(SignOf)]);
    }

    private int SignOf(string name)
    {
        Func<Section, bool>? fact = null;
        var known = name[0] == '@' ? Facts.Known.TryGetValue(name[1..], out fact)
            : name.EndsWith(".*", StringComparison.Ordinal) ? CueLexicon.Instance.KnowsFamily(name[..^2])
            : CueLexicon.Instance.Knows(name);
        if (!known) throw new InvalidOperationException($"evidence.txt: nothing is called \"{name}\".");
        if (_signs.TryGetValue(name, out var sign)) return sign;
        _signs[name] = sign = _signs.Count;
        _facts.Add(fact);
        return sign;
    }

    /// <summary>What speaks for an intent, and against it.</summary>
    /// <param name="Lines">The lines that held, weight first.</param>
    internal sealed record Reasons(string Intent, int Weight, List<string> Lines);

    private enum Sign : byte
    {
        Open,
        Shown,
        Absent,
    }

    /// <summary>The signs of one section; a fact is looked at when a line first asks for it.</summary>
    private readonly ref struct Signs(Section section, List<Func<Section, bool>?> facts, Span<Sign> signs)
    {
        private readonly Span<Sign> _signs = signs;

        /// <returns>Whether it had not been shown yet.</returns>
        public bool Show(int sign)
        {
            if (_signs[sign] == Sign.Shown) return false;
            _signs[sign] = Sign.Shown;
            return true;
        }

        public bool Has(int sign)
        {
            if (_signs[sign] == Sign.Open) _signs[sign] = facts[sign] is { } fact && fact(section) ? Sign.Shown : Sign.Absent;
            return _signs[sign] == Sign.Shown;
        }
    }

    private readonly record struct Condition(bool Negated, int[] Options)
    {
        public bool Holds(in Signs shown)
        {
            foreach (var option in Options)
            {
                if (shown.Has(option)) return !Negated;
            }

            return Negated;
        }
    }

    /// <param name="Place">In the file.</param>
    /// <param name="Needed">A cue without which the line cannot hold, or -1: most lines are passed over by it.</param>
    /// <param name="Text">As written in the file, without the intent.</param>
    private readonly record struct Line(int Place, int Intent, int Weight, int Needed, Condition[] Conditions, string Text)
    {
        public bool Holds(in Signs shown)
        {
            foreach (var condition in Conditions)
            {
                if (!condition.Holds(in shown)) return false;
            }

            return true;
        }
    }
}
