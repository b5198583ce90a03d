using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>Thumbs up or down under one of the bot's messages.</summary>
/// <param name="Text">What was written with it; may be empty.</param>
public sealed record FeedbackGiven(
    string? ActivityId, Sender Sender, Place Place, bool IsLike, string Text, string? MessageId) : Inbound(ActivityId, Sender, Place)
{
    /// <inheritdoc/>
    public override bool TellsPlace => false;
}

/// <summary>Learns what people think of a message.</summary>
public interface IFeedbackListener
{
    /// <param name="record">The record that the message shows, if any.</param>
    Task GivenAsync(Turn turn, FeedbackGiven feedback, RecordRef? record, CancellationToken cancellationToken);
}
