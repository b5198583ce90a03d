using System.Globalization;
using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>What <c>Lexicon/evidence.txt</c> says: signs, and for each intent the lines that speak for it and against it.</summary>
internal sealed class EvidenceFile
{
    private readonly Dictionary<string, int> _signs = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string[]> _either = [];   // signs that one of several cues shows

    public EvidenceFile()
    {
        foreach (var text in LexiconFile.Lines("evidence.txt")) Lines.Add(Parse(text));
        ShownBy = CueLexicon.Instance.Names.ToDictionary(static cue => cue, Shown, StringComparer.Ordinal);
    }

    /// <summary>In the order in which the file names them first.</summary>
    public List<string> Intents { get; } = [];

    public List<EvidenceLine> Lines { get; } = [];

    /// <summary>By sign: the question that a fact asks; null for what cues show.</summary>
    public List<Func<Section, bool>?> Facts { get; } = [];

    /// <summary>The signs that each cue shows: itself, every family it belongs to, and what it is one option of.</summary>
    public Dictionary<string, int[]> ShownBy { get; }

    private int[] Shown(string cue)
    {
        List<string> names = [.. SignsOf(cue)];
        var own = names.Where(_signs.ContainsKey).Select(name => _signs[name]);
        return [.. own, .. _either.Where(either => names.Exists(either.Value.Contains)).Select(static either => either.Key)];
    }

    /// <summary>A cue shows itself and every family it belongs to.</summary>
    private static IEnumerable<string> SignsOf(string cue)
    {
        yield return cue;
        for (var dot = cue.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = cue.IndexOf('.', dot + 1))
            yield return cue[..dot] + ".*";
    }

    private EvidenceLine Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || !int.TryParse(parts[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var weight))
            throw new InvalidOperationException($"evidence.txt: \"{text}\" has no weight.");
        if (!Intents.Contains(parts[0])) Intents.Add(parts[0]);
        // cues first: they cost nothing
        EvidenceTerm[][] conditions = [.. parts[2..].Select(Condition).OrderBy(condition => Array.Exists(condition, IsFact))];
        var needed = Array.Find(conditions, condition => condition is [{ Negated: false } only] && !IsFact(only));
        return new EvidenceLine(
            Lines.Count, Intents.IndexOf(parts[0]), weight, needed?[0].Sign ?? -1, [.. conditions.SelectMany(static terms => terms)],
            string.Join(' ', parts[1..]));
    }

    private bool IsFact(EvidenceTerm term) => Facts[term.Sign] is not null;

    private EvidenceTerm[] Condition(string text)
    {
        var negated = text[0] == '!';
        var options = (negated ? text[1..] : text).Split('|');
        if (options.Length > 1 && !Array.Exists(options, static option => option[0] == '@'))
            return [new EvidenceTerm(EitherOf(options), negated, 0)];
        return [.. options.Select((option, place) => new EvidenceTerm(SignOf(option), negated, options.Length - 1 - place))];
    }

    private int EitherOf(string[] cues)
    {
        foreach (var cue in cues) _ = SignOf(cue);
        if (!_signs.TryGetValue(string.Join('|', cues), out var sign)) _either[sign = Add(string.Join('|', cues), null)] = cues;
        return sign;
    }

    private int SignOf(string name)
    {
        Func<Section, bool>? fact = null;
        var known = name[0] == '@' ? Reading.Facts.Known.TryGetValue(name[1..], out fact)
            : name.EndsWith(".*", StringComparison.Ordinal) ? CueLexicon.Instance.KnowsFamily(name[..^2])
            : CueLexicon.Instance.Knows(name);
        if (!known) throw new InvalidOperationException($"evidence.txt: nothing is called \"{name}\".");
        return _signs.TryGetValue(name, out var sign) ? sign : Add(name, fact);
    }

    private int Add(string name, Func<Section, bool>? fact)
    {
        Facts.Add(fact);
        return _signs[name] = Facts.Count - 1;
    }
}
