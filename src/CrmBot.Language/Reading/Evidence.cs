using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>Weighs what a section shows against <c>Lexicon/evidence.txt</c>.</summary>
internal sealed class Evidence
{
    /// <summary>What an intent needs to be read at all.</summary>
    public const int Enough = 5;

    private static readonly Lazy<Evidence> Shared = new(() => new Evidence());

    private readonly List<Line> _lines = [];

    private Evidence()
    {
        foreach (var text in LexiconFile.Lines("evidence.txt")) _lines.Add(Parse(text));
        Intents = [.. _lines.Select(line => line.Intent).Distinct()];
    }

    public static Evidence Instance => Shared.Value;

    /// <summary>All intents in the order of the file.</summary>
    public IReadOnlyList<string> Intents { get; }

    /// <summary>The intents that have enough, the best first.</summary>
    public List<(string Intent, int Weight)> Weigh(Section section)
    {
        var signs = Facts.Of(section).Select(fact => "@" + fact).ToHashSet(StringComparer.Ordinal);
        foreach (var hit in section.Cues) signs.Add(hit.Name);
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in _lines)
        {
            if (line.Holds(signs)) weights[line.Intent] = weights.GetValueOrDefault(line.Intent) + line.Weight;
        }

        return [.. Intents.Where(intent => weights.GetValueOrDefault(intent) >= Enough).Select(intent => (intent, weights[intent])).OrderByDescending(found => found.Item2)];
    }

    private static Line Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || !int.TryParse(parts[1], out var weight)) throw new InvalidOperationException($"evidence.txt: \"{text}\" has no weight.");
        return new Line(parts[0], weight, [.. parts[2..].Select(ParseCondition)]);
    }

    private static Condition ParseCondition(string text)
    {
        var negated = text[0] == '!';
        var options = (negated ? text[1..] : text).Split('|');
        foreach (var option in options) Check(option);
        return new Condition(negated, options);
    }

    private static void Check(string option)
    {
        var known = option[0] == '@' ? Facts.Known.Contains(option[1..])
            : option.EndsWith(".*", StringComparison.Ordinal) ? CueLexicon.Instance.KnowsFamily(option[..^2])
            : CueLexicon.Instance.Knows(option);
        if (!known) throw new InvalidOperationException($"evidence.txt: nothing is called \"{option}\".");
    }

    private sealed record Condition(bool Negated, string[] Options)
    {
        public bool Holds(HashSet<string> signs) => Negated != Options.Any(option => IsShown(signs, option));

        private static bool IsShown(HashSet<string> signs, string option)
        {
            if (!option.EndsWith(".*", StringComparison.Ordinal)) return signs.Contains(option);
            foreach (var sign in signs)
            {
                if (sign.StartsWith(option.AsSpan(0, option.Length - 1), StringComparison.Ordinal)) return true;
            }

            return false;
        }
    }

    private sealed record Line(string Intent, int Weight, Condition[] Conditions)
    {
        public bool Holds(HashSet<string> signs) => Array.TrueForAll(Conditions, condition => condition.Holds(signs));
    }
}
