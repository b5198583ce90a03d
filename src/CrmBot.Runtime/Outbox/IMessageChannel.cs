using System.Text.Json.Nodes;
using CrmBot.Runtime.Places;

namespace CrmBot.Runtime.Outbox;

/// <summary>A message ready to leave.</summary>
/// <param name="Text">Plain sentence of ours, or null beside a card.</param>
/// <param name="Card">Adaptive Card, or null beside a text.</param>
/// <param name="Summary">Line for notifications; never carries more than the least-privileged reader may see.</param>
public sealed record OutgoingMessage(string? Text, JsonObject? Card, string Summary)
{
    /// <summary>The message in the thread it answers, or null.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Those to be named on top, so that the messenger tells them.</summary>
    public IReadOnlyList<MentionedPerson> Mentions { get; init; } = [];

    /// <summary>The messenger's ids of those whose clients ask for a view of their own of the card, in a group.</summary>
    public IReadOnlyList<string> Viewers { get; init; } = [];

    /// <summary>The card's own id, by which those clients ask.</summary>
    public Guid CardId { get; init; }

    /// <summary>A file offered or handed over, in place of text and card.</summary>
    public Files.FileMessage? File { get; init; }

    /// <summary>Somebody is to notice it soon (a reminder, an assignment); never set for an edit or a repeat.</summary>
    public bool Alert { get; init; }
}

/// <param name="Id">The messenger's or, failing that, the directory's id.</param>
public sealed record MentionedPerson(string Id, string Name);

/// <summary>Where the bot's people are talked to: the messenger's service, the company, the bot's own id there.</summary>
public sealed record ServiceHome(string ChannelId, string ServiceUrl, string? TenantId, string BotId);

/// <summary>What became of a send.</summary>
public enum SendFate
{
    Accepted,

    /// <summary>Certainly not delivered; safe to try again.</summary>
    NotSent,

    /// <summary>Refused for good.</summary>
    Rejected,

    /// <summary>The request left, the answer did not come.</summary>
    Ambiguous,
}

/// <summary>What a send tells about the conversation itself.</summary>
public enum PlaceEffect { None, Blocked, Uninstalled, Gone }

/// <param name="ActivityId">Null when the messenger gave no id: the message can then never be edited.</param>
public sealed record SendReport(SendFate Fate, string? ActivityId, int? Status, string? Code, TimeSpan? RetryAfter)
{
    public PlaceEffect Effect { get; init; }

    /// <summary>An edit found that the message no longer exists.</summary>
    public bool MessageGone { get; init; }
}

/// <param name="ConversationId">The opened conversation, when accepted.</param>
public sealed record OpenReport(SendReport Send, string? ConversationId);

/// <summary>The way out to the messenger. The program bridges it to Teams; tests and tools may bring their own.</summary>
public interface IMessageChannel
{
    /// <summary>
    /// Asks for a slot in the messenger's rate windows. Zero: the slot is taken, send now. Otherwise the time to wait before asking again.
    /// Never blocks.
    /// </summary>
    /// <param name="place">Where the message goes; without a conversation id
    /// the chat has still to be opened, which takes a slot of its own.</param>
    /// <param name="priority">Who goes first when slots are short.</param>
    TimeSpan AskForSlot(Place place, Priority priority);

    /// <summary>What a slot was taken for has been answered, or does not leave after all.</summary>
    /// <param name="place">As it was when the slot was asked for.</param>
    void ReturnSlot(Place place)
    {
    }

    Task<SendReport> PostAsync(Place place, OutgoingMessage message, CancellationToken cancellationToken);

    Task<SendReport> EditAsync(Place place, string activityId, OutgoingMessage message, CancellationToken cancellationToken);

    /// <summary>Where to open chats while nobody has written yet; null when that is not known.</summary>
    ServiceHome? FirstHome => null;

    /// <summary>Whether that person reads in a group or channel; false too when it cannot be told.</summary>
    Task<bool> IsMemberAsync(Place place, string directoryId, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Address that opens the bot for whoever follows it from there; null when there is none.</summary>
    string? LinkTo(Place place) => null;

    /// <summary>Opens the direct chat with a person; repeating it gives the same conversation.</summary>
    Task<OpenReport> OpenDirectAsync(
        string serviceUrl, string? tenantId, string botId, string directoryId, CancellationToken cancellationToken);
}
