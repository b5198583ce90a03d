using CrmBot.Language;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>A record that was shown a moment ago and may still be meant, and its card.</summary>
internal sealed record LastShown(ILastingSubject Subject, RecordRef Record, ReplyCard Card);

/// <summary>What is known about an activity before it is handled.</summary>
/// <param name="Key">The activity's dedupe key; null when it has no id.</param>
/// <param name="Card">The card that was clicked or replied to.</param>
internal sealed record Conversation(Inbound Inbound, string? Key, LoadedMemory Memory, Actor Actor, bool IsKnown, PostedCard? Card)
{
    /// <summary>The record whose card is replied to.</summary>
    public RecordRef? RepliesTo { get; init; }

    public ReplyCard? ReplyCard { get; init; }

    /// <summary>What was shown here a moment ago, for words that lack what they are about: 接了, escalate it.</summary>
    public LastShown? Lasting { get; init; }

    /// <summary>The turn of the message that was edited or deleted.</summary>
    public StoredAnswer? Original { get; init; }

    public string Text { get; } = Inbound switch
    {
        MessageReceived message => CleanText.Of(message.Text),
        MessageChanged changed => CleanText.Of(changed.NewText ?? ""),
        _ => "",
    };

    /// <summary>Tells what a message says from what it said before; null where nothing was said.</summary>
    public string? Said => Inbound is MessageReceived or MessageChanged ? DedupeKeys.OfText(Text) : null;

    /// <summary>
    /// A group talks about other things too: only a mention of the bot or a reply to one of its cards is meant for it, and a change only of
    /// a message that was.
    /// </summary>
    public bool IsForUs => Inbound switch
    {
        MessageReceived { MentionsBot: false, Place.IsGroup: true } => Card is not null,
        MessageChanged => Original is not null,
        _ => true,
    };
}
