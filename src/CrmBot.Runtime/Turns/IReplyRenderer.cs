using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>A reply for one reader, with all that the store knows of it; what it looks like is only worked out when it leaves.</summary>
/// <param name="Draw">Makes the message; needs no store any more and may run on any thread, each time with a new card.</param>
/// <param name="Records">The records whose cards are in it, in order; the
/// copies to keep current. Empty for a text or a card of no record.</param>
/// <param name="Source">What the message is made of, to draw it again for
/// an edit; kept with the card copies. Null for a plain text.</param>
internal sealed record RenderedReply(Func<OutgoingMessage> Draw, IReadOnlyList<RecordRef> Records, string? Source)
{
    /// <summary>Those to be named in the first post, in a group.</summary>
    public IReadOnlyList<MentionedPerson> Mentions { get; init; } = [];
}

/// <summary>Turns replies and records into messages. The drawing is stamped into every action's data.</summary>
internal interface IReplyRenderer
{
    /// <summary>Null when there is nothing to say there: silence, or a refusal in a group.</summary>
    Task<RenderedReply?> RenderAsync(
        ReadView view, Reply reply, CardView cardView, CardDrawing drawing, CancellationToken cancellationToken);

    /// <summary>
    /// The current state of a posted card, for an edit. A part whose record no longer exists becomes the "gone" card; a part whose record
    /// <paramref name="superseded"/> names becomes the card that points to the newer one (<c>cards/newer.json</c>).
    /// </summary>
    /// <param name="source">As <see cref="RenderedReply.Source"/> gave it.</param>
    Task<RenderedReply> RenderCurrentAsync(
        ReadView view, string source, IReadOnlyCollection<RecordRef> superseded, CardView cardView, CardDrawing drawing,
        CancellationToken cancellationToken);

    /// <summary>The same message with a line on top saying that it is sent again (word <c>outbox.again</c>).</summary>
    OutgoingMessage MarkAgain(OutgoingMessage message, string locale);

    /// <summary>What is sent instead of a card that cannot be drawn (a template that does not fit its data).</summary>
    OutgoingMessage Undrawn(string locale);
}
