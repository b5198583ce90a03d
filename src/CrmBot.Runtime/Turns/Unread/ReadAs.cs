using CrmBot.Cards;
using CrmBot.Runtime.Turns.Drafts;

namespace CrmBot.Runtime.Turns.Unread;

/// <summary>
/// The person has chosen what a sentence nobody understood was meant as: it is read as that. What would be stored is shown first.
/// </summary>
internal sealed class ReadAs(
    ReadText text, FrameRoutes routes, DraftCards drafts, Gates gates, IServiceProvider services, CardLibrary cards) : ICardVerb
{
    public const string Name = "turn.as";

    public string Verb => Name;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Text("intent") is not { } intent || routes.Find(intent) is null
            || action.Text("note") is not { Length: > 0 and <= CleanText.Limit } said)
            return new Reply.Refuse("turn.as.gone");
        if (gates.Refusal(turn.Actor, intent) is { } refusal) return refusal;
        var frames = text.As(turn, said, intent);
        if (frames.Count == 0) return Example(turn, intent);
        if (frames[0].IsWrite) return await drafts.HoldAsync(turn, frames[0], cancellationToken);
        // Asked for late: the answerer of frames and the verbs are made together.
        var answerer = (AnswerFrames)services.GetService(typeof(AnswerFrames))!;
        return await answerer.AnswerAsync(turn, frames, cancellationToken);
    }

    private Reply.Refuse Example(Turn turn, string intent) => cards.HasWords($"help.{intent}.example")
        ? new Reply.Refuse("turn.as.say", ("example", cards.Words(turn.Locale, $"help.{intent}.example")))
        : new Reply.Refuse("turn.as.gone");
}
