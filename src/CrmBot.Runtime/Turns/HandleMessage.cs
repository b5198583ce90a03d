using CrmBot.Language;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.People;

namespace CrmBot.Runtime.Turns;

/// <summary>Answers a sentence.</summary>
internal sealed class HandleMessage(
    IDirectory directory, Routes routes, AnswerFrames frames, Gates gates, IEnumerable<IReceiveFiles> receivers)
{
    public Task<Reply> HandleAsync(Turn turn, Conversation seen, Understanding? understood, CancellationToken cancellationToken) =>
        seen switch
        {
            { IsForUs: false } => Task.FromResult(Reply.Silence),
            { IsKnown: false } =>
                seen.Inbound.Place.IsGroup ? Task.FromResult(Reply.Silence) : directory.GreetUnknownAsync(turn, cancellationToken),
            { Text.Length: > CleanText.Limit } => Task.FromResult<Reply>(new Reply.Refuse("turn.too_long", ("limit", CleanText.Limit))),
            { Text.Length: 0 } when turn.Files.Count > 0 => ReceiveAsync(turn, cancellationToken),
            // A sticker, a line break, the bot's name alone: nothing to read, but somebody wants to be heard.
            { Text.Length: 0 } => Task.FromResult<Reply>(new Reply.Say("turn.hello")),
            _ when routes.Phrase(seen.Text) is { } phrase =>
                gates.Refusal(turn.Actor, Gates.Phrase + phrase.Name) is { } refusal
                    ? Task.FromResult<Reply>(refusal)
                    : FinishAsync(turn, phrase.HandleAsync(turn, cancellationToken), cancellationToken),
            _ => SayAsync(turn, seen, understood, cancellationToken),
        };

    // Files without a word: whoever knows what to do with one of them.
    private Task<Reply> ReceiveAsync(Turn turn, CancellationToken cancellationToken)
    {
        foreach (var file in turn.Links)
        {
            if (receivers.FirstOrDefault(one => one.Takes(file)) is { } receiver)
                return gates.Refusal(turn.Actor, receiver.Intent) is { } refusal
                    ? Task.FromResult<Reply>(refusal)
                    : receiver.ReceiveAsync(turn, file, cancellationToken);
        }

        return Task.FromResult<Reply>(turn.Place.IsGroup ? Reply.Silence : new Reply.Say("turn.file_unknown"));
    }

    private async Task<Reply> SayAsync(Turn turn, Conversation seen, Understanding? understood, CancellationToken cancellationToken)
    {
        foreach (var (handler, said) in routes.Patterns(seen.Text))
        {
            if (gates.Refusal(turn.Actor, Gates.Phrase + handler.Name) is { } refusal) return refusal;
            if (await handler.HandleAsync(turn, said, cancellationToken) is { } reply)
                return await FinishAsync(turn, Task.FromResult(reply), cancellationToken);
        }

        return understood is null
            ? throw new InvalidOperationException("A message for us was not read.")
            : await frames.AnswerAsync(turn, understood.Frames, cancellationToken);
    }

    // What a whole phrase has stored can be taken back like anything else; there is no frame that could be corrected.
    private static async Task<Reply> FinishAsync(Turn turn, Task<Reply> answer, CancellationToken cancellationToken)
    {
        var reply = await answer;
        await KeepDone.SaveAsync(turn, reply, cancellationToken);
        var parts = ReplyParts.Of(reply, inGroup: false).ToList();
        if (turn.Work.Changed.Count == 0 || parts.Count == 0 || parts.Any(part => part is Reply.Refuse)
            || turn.Work.Acting is not { Undoable: true }) return reply;
        turn.Memory.Did(turn.Id, turn.Text);
        return new Reply.Several([.. parts, new Reply.Written(turn.Id, turn.Now + OpenPreview.OpenFor, null) { IsFixed = true }]);
    }

    /// <summary>Whether the parser has anything to do.</summary>
    public static bool NeedsReading(Conversation seen) =>
        seen is { IsForUs: true, IsKnown: true, Text.Length: > 0 and <= CleanText.Limit, Inbound: MessageReceived or MessageChanged };
}
