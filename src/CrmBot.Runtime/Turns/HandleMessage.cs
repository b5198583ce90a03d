using CrmBot.Language;
using CrmBot.Runtime.People;

namespace CrmBot.Runtime.Turns;

/// <summary>Answers a sentence.</summary>
internal sealed class HandleMessage(IDirectory directory, Routes routes, AnswerFrames frames)
{
    public Task<Reply> HandleAsync(Turn turn, Conversation seen, Understanding? understood, CancellationToken cancellationToken) => seen switch
    {
        { IsForUs: false } => Task.FromResult(Reply.Silence),
        { IsKnown: false } => seen.Inbound.Place.IsGroup ? Task.FromResult(Reply.Silence) : directory.GreetUnknownAsync(turn, cancellationToken),
        { Text.Length: > CleanText.Limit } => Task.FromResult<Reply>(new Reply.Refuse("turn.too_long", ("limit", CleanText.Limit))),
        _ when routes.Phrase(seen.Text) is { } phrase => phrase.HandleAsync(turn, cancellationToken),
        _ when understood is null => throw new InvalidOperationException("A message for us was not read."),
        _ => frames.AnswerAsync(turn, understood.Frames, cancellationToken),
    };

    /// <summary>Whether the parser has anything to do.</summary>
    public static bool NeedsReading(Conversation seen) =>
        seen is { IsForUs: true, IsKnown: true, Text.Length: > 0 and <= CleanText.Limit, Inbound: MessageReceived or MessageChanged };
}
