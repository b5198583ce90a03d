using CrmBot.Language;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// Records that people work in words, one sentence after the other, without replying to the card each time: what is
/// said is read once more as a reply to the card shown last, when by itself it lacks what it is about. In the features.
/// </summary>
public interface ILastingSubject
{
    /// <summary>Kinds of record whose cards are about it; each has an <see cref="IReplyContext"/>.</summary>
    IReadOnlyCollection<string> Kinds { get; }

    /// <summary>Whether what was read may be about the card shown last.</summary>
    /// <param name="card">What a reply to that card would be about.</param>
    /// <param name="since">What was talked about since.</param>
    bool MayBeMeant(IReadOnlyList<Frame> read, RecordRef record, ReplyCard card, ConversationMemory since);

    /// <summary>Whether what came of reading it as a reply is about the card, and not something that could be said of anything.</summary>
    /// <param name="read">What was read without it.</param>
    bool IsMeant(IReadOnlyList<Frame> asReply, IReadOnlyList<Frame> read);

    /// <summary>
    /// Whether this question was asked because only a guess says which record is meant: what is told next is told of the same customer.
    /// </summary>
    bool IsGuess(Frame asked);
}
