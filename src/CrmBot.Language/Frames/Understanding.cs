using CrmBot.Language.Reading;

namespace CrmBot.Language;

/// <summary>What a message means: one frame per thing to be done.</summary>
/// <param name="Frames">Never empty; a message without meaning gives one <c>none</c> frame.</param>
public sealed record Understanding(IReadOnlyList<Frame> Frames)
{
    /// <summary>The names and expressions that were recognised, with their place in the text as it was read. Made when asked for.</summary>
    public IReadOnlyList<MatchedSpan> Spans => Section is null ? [] : Explanation.Of(Section);

    /// <summary>The intents the message as a whole speaks for, with their weights, the best first. Made when asked for.</summary>
    public string Weights => Section is null ? "" : Explanation.Weights(Section);

    /// <summary>
    /// The intents nearest to what was said, the best first, also those that have too little weight to be read. Made when asked for.
    /// </summary>
    public IReadOnlyList<IntentWeight> Closest => Section is null ? [] : Explanation.Closest(Section);

    /// <summary>
    /// The whole question, where the message only said what the one before is to be asked about instead (那上周呢); null otherwise.
    /// </summary>
    public string? AskedAs { get; init; }

    /// <summary>Whether the message asks something. Made when asked for.</summary>
    public bool IsAsked => Section is { } said && (Mood.IsQuestion(said) || said.Has("howto"));

    internal Section? Section { get; init; }
}

/// <summary>A recognised piece of the message, for explanations.</summary>
/// <param name="Start">Offset in UTF-16 code units of the text; mistyped command words are counted as meant.</param>
/// <param name="End">Exclusive end offset.</param>
/// <param name="Kind">customer, person, time, phone, tag, ticket, cue, ...</param>
/// <param name="Value">What it was read as.</param>
public readonly record struct MatchedSpan(int Start, int End, string Kind, string Value);

/// <summary>How much a message speaks for an intent; an intent is read from a weight of 5 on.</summary>
public readonly record struct IntentWeight(string Intent, int Weight);
