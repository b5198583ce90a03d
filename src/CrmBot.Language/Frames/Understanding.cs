namespace CrmBot.Language;

/// <summary>What a message means: one frame per thing to be done.</summary>
/// <param name="Frames">Never empty; a message without meaning gives one <c>none</c> frame.</param>
public sealed record Understanding(IReadOnlyList<Frame> Frames)
{
    /// <summary>The names and expressions that were recognised, with their place in the text as typed.</summary>
    public IReadOnlyList<MatchedSpan> Spans { get; init; } = [];
}

/// <summary>A recognised piece of the message, for explanations.</summary>
/// <param name="Start">Offset in UTF-16 code units of the text as typed.</param>
/// <param name="End">Exclusive end offset.</param>
/// <param name="Kind">customer, contact, colleague, time, money, phone, tag, ticket, ...</param>
/// <param name="Value">What it was read as.</param>
public readonly record struct MatchedSpan(int Start, int End, string Kind, string Value);
