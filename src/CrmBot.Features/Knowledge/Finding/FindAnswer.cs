namespace CrmBot.Features.Knowledge.Finding;

/// <summary>How well an entry answers a question: 0 not at all, 1 it is that question.</summary>
internal readonly record struct Scored<T>(T Entry, double Score);

/// <summary>
/// Which entries answer a question. A term weighs the more the fewer entries have it; where an entry has it (in the heading
/// that fits best, in another heading, in the text) says how much it counts. What no entry has counts against all of them,
/// so that a question about something nobody has written down does not find the entry that shares its other words.
/// </summary>
internal sealed class FindAnswer<T>
{
    /// <summary>From here on an entry is the answer, when no other is as good.</summary>
    public const double Sure = 0.5;

    /// <summary>From here on an entry is worth showing.</summary>
    public const double Near = 0.16;

    // And with less, when every other is far behind.
    private const double FarAhead = 0.4, Behind = 0.5;
    private const double Ahead = 0.05;
    private const double OfQuestion = 0.75, InOtherHeading = 0.9, InText = 0.7;

    // An entry whose headings say nothing of the question is no answer, however much of it stands in the text.
    private const double LeastInHeading = 0.3;

    // A word nobody has written down weighs less than a rare one: many are a turn of phrase, but some are what the question is about.
    private const double OfUnknown = 0.7;

    // A single character is in many words; it tells 盖章 from 章找谁盖 no more than that.
    private const double OfCharacter = 0.3;
    private readonly List<Asked> all;
    private readonly Dictionary<string, int> entriesWith = new(StringComparer.Ordinal);

    /// <param name="describe">The entry's title and other wordings, and its text.</param>
    public FindAnswer(IEnumerable<T> entries, Func<T, (IEnumerable<string> Headings, string Text)> describe)
    {
        all = [.. entries.Select(entry => Describe(entry, describe(entry)))];
        foreach (var term in all.SelectMany(asked => asked.InHeadings.Union(asked.Text)))
            entriesWith[term] = entriesWith.GetValueOrDefault(term) + 1;
    }

    /// <summary>All that are worth showing, best first.</summary>
    public IReadOnlyList<Scored<T>> Rank(string question)
    {
        var terms = QuestionTerms.Of(question);
        var weight = terms.Sum(Weight);
        if (weight == 0) return [];
        return [.. all.Select(asked => new Scored<T>(asked.Entry, Score(asked, terms, weight))).Where(scored => scored.Score >= Near)
            .OrderByDescending(scored => scored.Score)];
    }

    /// <summary>The one that answers; null when none does, or two might.</summary>
    public static Scored<T>? Best(IReadOnlyList<Scored<T>> ranked) =>
        ranked is [var best, ..] && (IsSure(best.Score, ranked) || StandsOut(best.Score, ranked)) ? best : null;

    private static bool IsSure(double best, IReadOnlyList<Scored<T>> ranked) =>
        best >= Sure && (ranked.Count == 1 || best - ranked[1].Score >= Ahead);

    private static bool StandsOut(double best, IReadOnlyList<Scored<T>> ranked) =>
        best >= FarAhead && (ranked.Count == 1 || ranked[1].Score <= best * Behind);

    private static Asked Describe(T entry, (IEnumerable<string> Headings, string Text) said)
    {
        List<HashSet<string>> headings = [.. said.Headings.Select(QuestionTerms.Of).Where(heading => heading.Count > 0)];
        return new(entry, headings, [.. headings.SelectMany(heading => heading)], QuestionTerms.Of(said.Text));
    }

    private double Score(Asked asked, HashSet<string> terms, double weight) => asked.Headings.Count == 0 ? 0 : asked.Headings.Max(heading =>
    {
        var found = terms.Sum(term => Weight(term) * (heading.Contains(term) ? 1
            : asked.InHeadings.Contains(term) ? InOtherHeading
            : asked.Text.Contains(term) ? InText : 0));
        var inHeading = terms.Where(heading.Contains).Sum(Weight);
        var score = (OfQuestion * found / weight) + ((1 - OfQuestion) * inHeading / heading.Sum(Weight));
        return inHeading / weight < LeastInHeading ? Math.Min(score, Sure - 0.01) : score;
    });

    private double Weight(string term) => (term.Length == 1 ? OfCharacter : 1) *
        (entriesWith.TryGetValue(term, out var with) ? Math.Log(1 + (all.Count / (double)with)) : OfUnknown * Math.Log(1 + all.Count));

    private sealed record Asked(T Entry, IReadOnlyList<HashSet<string>> Headings, HashSet<string> InHeadings, HashSet<string> Text);
}
