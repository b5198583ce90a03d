namespace CrmBot.Language.Reading;

/// <summary>
/// Weighs what a section shows against <c>Lexicon/evidence.txt</c>. What speaks against an intent is looked at only when enough speaks for
/// it, which is so for a few of forty.
/// </summary>
internal sealed class Evidence
{
    /// <summary>What an intent needs to be read at all.</summary>
    public const int Enough = 5;

    private static readonly List<(string Intent, int Weight)> Nothing = [];
    private static readonly Lazy<Evidence> Shared = new(() => new Evidence());

    private readonly EvidenceFile _file = new();
    private readonly Sign[] _unread;              // by sign: a fact is open, a cue absent until it is found
    private readonly EvidenceLine[][] _behind;    // what speaks for an intent, by the sign that it needs: most lines by far
    private readonly EvidenceLine[] _free;        // what speaks for an intent and needs no cue
    private readonly EvidenceLine[][] _against;   // by intent

    private Evidence()
    {
        _unread = [.. _file.Facts.Select(static fact => fact is null ? Sign.Absent : Sign.Open)];
        var speaking = _file.Lines.Where(static line => line.Weight > 0).ToLookup(static line => line.Needed);
        _behind = [.. Enumerable.Range(0, _unread.Length).Select(sign => speaking[sign].ToArray())];
        _free = [.. speaking[-1]];
        var against = _file.Lines.Where(static line => line.Weight <= 0).ToLookup(static line => line.Intent);
        // Those that need a cue first: they cost nothing.
        _against = [.. _file.Intents.Select((_, intent) => against[intent].OrderBy(static line => line.Needed < 0).ToArray())];
    }

    public static Evidence Instance => Shared.Value;

    /// <summary>The intents that have enough, the best first; of equals the one named first in the file.</summary>
    public List<(string Intent, int Weight)> Weigh(Section section)
    {
        Span<int> weights = stackalloc int[_against.Length];
        Weigh(section, weights, null);
        var count = 0;
        foreach (var weight in weights) count += weight >= Enough ? 1 : 0;
        if (count == 0) return Nothing;
        var found = new List<(string Intent, int Weight)>(count);
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] >= Enough) found.Add((_file.Intents[i], weights[i]));
        }

        SortByWeight(found);
        return found;
    }

    /// <summary>Every intent that something speaks for or against, the best first, with the lines of the file that did.</summary>
    public List<Reasons> Explain(Section section)
    {
        Span<int> weights = stackalloc int[_against.Length];
        var held = new List<EvidenceLine>();
        Weigh(section, weights, held);
        var found = new List<Reasons>();
        for (var i = 0; i < weights.Length; i++)
        {
            List<string> lines = [.. held.Where(line => line.Intent == i).OrderBy(line => line.Place).Select(line => line.Text)];
            if (lines.Count > 0) found.Add(new Reasons(_file.Intents[i], weights[i], lines));
        }

        return [.. found.OrderByDescending(reasons => reasons.Weight)];
    }

    /// <summary>The lines of the file that hold for a section, by their place: which of them are of use is asked by a test.</summary>
    internal void AddHolding(Section section, ISet<int> places)
    {
        var held = new List<EvidenceLine>();
        Weigh(section, stackalloc int[_against.Length], held);
        foreach (var line in held) places.Add(line.Place);
    }

    /// <param name="held">Takes all lines that hold; null when only the intents that have enough are asked for.</param>
    private void Weigh(Section section, Span<int> weights, List<EvidenceLine>? held)
    {
        Span<Sign> signs = stackalloc Sign[_unread.Length];
        _unread.CopyTo(signs);
        var shown = new SectionSigns(section, _file.Facts, signs);
        Span<int> needed = stackalloc int[_unread.Length];
        var count = Show(section, in shown, needed);
        weights.Clear();
        Add(_free, in shown, weights, held);
        foreach (var sign in needed[..count]) Add(_behind[sign], in shown, weights, held);
        for (var intent = 0; intent < weights.Length; intent++)
        {
            if (weights[intent] >= Enough || held is not null) Subtract(_against[intent], in shown, ref weights[intent], held);
        }
    }

    /// <returns>How many signs the cues show, each noted once.</returns>
    private int Show(Section section, in SectionSigns shown, Span<int> noted)
    {
        var count = 0;
        foreach (var hit in section.Cues)
        {
            foreach (var sign in _file.ShownBy[hit.Name])
            {
                if (shown.Show(sign)) noted[count++] = sign;
            }
        }

        return count;
    }

    private static void Add(EvidenceLine[] lines, in SectionSigns shown, Span<int> weights, List<EvidenceLine>? held)
    {
        foreach (ref readonly var line in lines.AsSpan())
        {
            if (!line.Holds(in shown)) continue;
            weights[line.Intent] += line.Weight;
            held?.Add(line);
        }
    }

    private static void Subtract(EvidenceLine[] lines, in SectionSigns shown, ref int weight, List<EvidenceLine>? held)
    {
        foreach (ref readonly var line in lines.AsSpan())
        {
            if (!line.Holds(in shown)) continue;
            weight += line.Weight;
            held?.Add(line);
            if (weight < Enough && held is null) return;
        }
    }

    /// <summary>The heaviest first; equal ones stay in the order of the file.</summary>
    private static void SortByWeight(List<(string Intent, int Weight)> found)
    {
        for (var i = 1; i < found.Count; i++)
        {
            for (var k = i; k > 0 && found[k].Weight > found[k - 1].Weight; k--) (found[k], found[k - 1]) = (found[k - 1], found[k]);
        }
    }

    /// <summary>What speaks for an intent, and against it.</summary>
    /// <param name="Lines">The lines that held, weight first.</param>
    internal sealed record Reasons(string Intent, int Weight, List<string> Lines);
}
