using CrmBot.Runtime.Cards;
using CrmBot.Runtime.People;

namespace CrmBot.Runtime.Turns;

/// <summary>What a click came to.</summary>
/// <param name="ShowsCurrent">The click was a repeat or on an old card: nothing was done, the card is to be shown as it is now.</param>
/// <param name="Why">Word of what whoever clicked does not know: that nothing was done, and why.</param>
internal sealed record ClickOutcome(Reply Reply, bool IsRead, bool ShowsCurrent = false, bool IsUnknown = false, string? Why = null);

/// <summary>Answers a card button: once per drawing, button and person, and only on a card that still shows what is stored.</summary>
internal sealed class HandleClick(Routes routes, IDirectory directory, Gates gates, IPostedCards posted)
{
    // Within it a click is the second half of a double click: nobody wants to read about that.
    private const long DoubleClick = 10_000;
    private static readonly ClickOutcome Unknown = new(Reply.Silence, IsRead: true, IsUnknown: true);
    private static readonly ClickOutcome Current = new(Reply.Silence, IsRead: false, ShowsCurrent: true);

    public async Task<ClickOutcome> HandleAsync(Turn turn, Conversation seen, CancellationToken cancellationToken)
    {
        var click = (CardActed)seen.Inbound;
        var action = ClickData.Read(click);
        if (!seen.IsKnown)
            return await directory.ActAsUnknownAsync(turn, action, cancellationToken) is { } answer
                ? new ClickOutcome(answer, IsRead: false) : Unknown;
        if (routes.Verb(click.Verb) is not { } verb) return Unknown;
        if (gates.Refusal(turn.Actor, click.Verb) is { } refusal) return new ClickOutcome(refusal, verb.IsRead);
        if (verb.IsRead) return new ClickOutcome(await verb.HandleAsync(turn, action, cancellationToken), IsRead: true);
        return await ActAsync(turn, verb, click, action, cancellationToken);
    }

    private async Task<ClickOutcome> ActAsync(
        Turn turn, ICardVerb verb, CardActed click, CardAction action, CancellationToken cancellationToken)
    {
        var token = DedupeKeys.OfClick(click, action);
        if (token is not null && await StoredAnswers.FindAsync(turn.Work, token) is { } before)
            return turn.Work.SystemNow - before.At < DoubleClick ? Current : Current with { Why = "turn.pressed_before" };
        var press = CardPress.Of(click, action, turn.Work.SystemNow);
        if (press is not null && turn.Memory.LastPress?.IsFirstHalfOf(press) == true) return Current;
        if (!verb.JudgesOldCards && await IsStaleAsync(turn, action, cancellationToken)) return Current with { Why = "turn.stale_click" };

        var reply = await verb.HandleAsync(turn, action, cancellationToken);
        await KeepDone.SaveAsync(turn, reply, cancellationToken);
        if (turn.Work.Changed.Count > 0) turn.Memory.Did(turn.Id, null);

        // A refused click may be tried again on the same card, with another input.
        var refused = ReplyParts.Of(reply, inGroup: false).Any(part => part is Reply.Refuse);
        if (!refused) await NoteAsync(turn, token);
        if (!refused) turn.Memory.LastPress = press;
        return new ClickOutcome(reply, IsRead: false);
    }

    private async Task NoteAsync(Turn turn, string? token)
    {
        if (token is not null)
            await StoredAnswers.TryAddAsync(turn.Work, token, turn.Id, new TurnAnswer.Accepted(), turn.Work.SystemNow);
        if (turn.Card is { } card) turn.Card = card with { Presses = await posted.PressedAsync(turn.Work, card.CardId) };
    }

    private static async Task<bool> IsStaleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        action is { Record: { } record, Revision: > 0 }
            && await RecordRevisions.FindAsync(turn.Work, record, cancellationToken) != action.Revision;
}
