using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Notices;

/// <summary>How much a card of the bot's own accord may wait.</summary>
public enum Urgency
{
    /// <summary>Waits for the end of quiet hours, for company and for its turn.</summary>
    Usual,

    /// <summary>Asked for at a certain minute: a few of one kind come at once, each by itself.</summary>
    Timely,

    /// <summary>Waits for nothing. Only who has muted exactly this kind does not get it.</summary>
    Urgent,
}

/// <summary>
/// One kind of card that the bot sends a person of its own accord. The slot of the message begins with its name, so that there is none
/// without: every such card passes <see cref="NoticeGate"/>, and can tell why it came.
/// </summary>
public interface INotice
{
    /// <summary>What slots begin with up to the colon, e.g. <c>reminder.given</c>.</summary>
    string Name { get; }

    /// <summary>What people mute it by: reminder, lead, deal, ticket, digest, survey, or one of your own.</summary>
    string Kind { get; }

    Urgency Urgency => Urgency.Usual;

    /// <summary>While the person is on leave, it goes to whoever stands in.</summary>
    bool FollowsStandIn => false;

    /// <summary>Why it came, in one sentence for the person who got it.</summary>
    /// <param name="record">What the card shows; null when it shows no record. Its rights are checked anew.</param>
    Task<Reply> WhyAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken);

    /// <summary>Whether a card that had to wait is still worth sending.</summary>
    Task<bool> IsWantedAsync(ReadView view, Guid person, RecordRef? record, CancellationToken cancellationToken) => Task.FromResult(true);
}

/// <summary>A notice whose reason is always the same sentence.</summary>
/// <param name="WhyKey">Key of the word files.</param>
public sealed record PlainNotice(
    string Name, string Kind, string WhyKey, Urgency Urgency = Urgency.Usual, bool FollowsStandIn = false) : INotice
{
    public Task<Reply> WhyAsync(Turn turn, RecordRef? record, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(new Reply.Say(WhyKey));
}

/// <summary>All kinds of notices, by name.</summary>
public sealed class NoticeList(IEnumerable<INotice> notices)
{
    private readonly Dictionary<string, INotice> notices = Routes.Index("notice", notices.Select(notice => (notice.Name, notice)));

    public IEnumerable<INotice> All => notices.Values;

    public INotice? Find(string name) => notices.GetValueOrDefault(name);

    /// <summary>The one whose message has this slot.</summary>
    /// <exception cref="InvalidOperationException">Nobody answers for it.</exception>
    public INotice OfSlot(string slot) => Find(slot.Split(':')[0])
        ?? throw new InvalidOperationException(
            $"A card is sent under the slot \"{slot}\", but no INotice has that name: people could not ask why it came, nor mute it.");
}
