using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>Questions, orders not to, suppositions; how much is said.</summary>
internal static class MoodFacts
{
    /// <summary>At most this many characters without the customer's name: a command, not a story.</summary>
    private const int ShortText = 16;
    private const int LongText = 60;

    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["question"] = Mood.IsQuestion,
        ["question.amount"] = section => section.Has("count") || section.Has("question.word"),
        ["last.asks"] = section => section.Clauses.Count > 1 && Mood.IsQuestion(section.Within(section.Clauses[^1])),
        ["one.clause"] = static section => section.Clauses.Count <= 1,
        ["negated"] = section => section.Has("negation"),
        ["forbids"] = Mood.Forbids,
        ["hypothesis"] = Mood.IsHypothesis,
        ["if.told"] = Mood.IsConditionTold,
        ["short"] = section => section.LengthWithoutCustomers <= (section.Clauses.Count <= 1 ? 2 * ShortText : ShortText),
        ["taken.back"] = section => section.Clauses.Count > 1 && section.Utterance.Preview is null
            && Nearby.Words("taken.back").Is(section.Lower.AsSpan(section.Clauses[^1].Start, section.Clauses[^1].Length)),
        ["undo.whole"] = section => section.Span.Length <= ShortText + ShortText
            && Nearby.Words("undo.whole").Is(section.Words.TrimEnd(" .!?")),
        ["long"] = section => section.Span.Length > LongText,
    };
}
