using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Places;

namespace CrmBot.Runtime.Turns;

/// <summary>Who sent something, as the messenger says it.</summary>
/// <param name="DirectoryId">Directory object id (opaque; falls back to the messenger's user id where there is none).</param>
/// <param name="MessengerId">The messenger's own id of the user, e.g. <c>29:…</c>.</param>
public sealed record Sender(string DirectoryId, string MessengerId, string? Name, string? Locale, string? TimeZone);

/// <summary>Something that came in from the messenger. <paramref name="ActivityId"/> null means it cannot be told from a repeat.</summary>
public abstract record Inbound(string? ActivityId, Sender Sender, Place Place)
{
    /// <summary>Whether it shows that the bot may write to <see cref="Place"/>, and how.</summary>
    public virtual bool TellsPlace => true;
}

/// <summary>A sentence. <paramref name="Text"/> is without the bot's own mention.</summary>
public sealed record MessageReceived(string? ActivityId, Sender Sender, Place Place, string Text) : Inbound(ActivityId, Sender, Place)
{
    /// <summary>Activity ids this message may be replying to, best first (replyToId, quote, thread root).</summary>
    public IReadOnlyList<string> RepliesTo { get; init; } = [];

    public bool MentionsBot { get; init; }

    public IReadOnlyList<string> Mentions { get; init; } = [];

    public IReadOnlyList<SentFile> Files { get; init; } = [];

    /// <summary>Where those of <see cref="Files"/> lie that can be fetched.</summary>
    public IReadOnlyList<Files.FileLink> Links { get; init; } = [];
}

/// <summary>A click on a card (Action.Execute as invoke, or Action.Submit as message).</summary>
public sealed record CardActed(
    string? ActivityId, Sender Sender, Place Place, string? CardActivityId, string Verb, JsonObject Data, bool IsInvoke)
    : Inbound(ActivityId, Sender, Place)
{
    /// <summary>How long the person who acted is kept waiting; null for as long as it takes.</summary>
    public ClickPatience? Patience { get; init; }
}

/// <summary>An earlier message was changed or removed by its writer.</summary>
/// <param name="NewText">What it says now, without the bot's own mention; null when it was removed.</param>
public sealed record MessageChanged(string? ActivityId, Sender Sender, Place Place, string? NewText) : Inbound(ActivityId, Sender, Place)
{
    /// <summary>When it was changed, as the messenger writes it: tells a change made twice from one that was delivered twice.</summary>
    public string? At { get; init; }

    /// <summary>The whole message as it is now; null when only the text is known.</summary>
    public MessageReceived? Message { get; init; }
}

public enum PlaceChangeKind { BotAdded, BotRemoved, PeopleAdded, PeopleRemoved }

/// <summary>The bot or somebody was added to or removed from a place.</summary>
public sealed record PlaceChanged(
    string? ActivityId, Sender Sender, Place Place, PlaceChangeKind Change) : Inbound(ActivityId, Sender, Place)
{
    public IReadOnlyList<Sender> People { get; init; } = [];
}

/// <summary>
/// What the second reader made of a sentence that could not be understood when it came; comes from ourselves, not from the messenger.
/// </summary>
internal sealed record SecondlyRead(
    string? ActivityId, Sender Sender, Place Place, string Text, IReadOnlyList<Frame> Frames) : Inbound(ActivityId, Sender, Place);

/// <summary>What goes back to the messenger in the HTTP answer.</summary>
public abstract record TurnAnswer
{
    /// <summary>Stored; the reply comes through the outbox.</summary>
    public sealed record Accepted : TurnAnswer;

    /// <summary>Replaces the clicked card for the person who clicked.</summary>
    public sealed record Card(JsonObject Content) : TurnAnswer
    {
        /// <summary>The messenger's ids of those whose clients keep a view of their own current.</summary>
        public IReadOnlyList<string> Viewers { get; init; } = [];
    }

    /// <summary>A form for the dialog.</summary>
    /// <param name="Title">Shown above it.</param>
    public sealed record Form(string Title, JsonObject Content) : TurnAnswer;

    /// <summary>A sentence in place of a form.</summary>
    public sealed record Notice(string Text) : TurnAnswer;

    /// <summary>A click on what this person has no right to; nothing was done.</summary>
    public sealed record Forbidden(string Text) : TurnAnswer;

    /// <summary>A short line for the person who clicked.</summary>
    public sealed record Toast(string Text) : TurnAnswer;

    /// <summary>The click was understood by nobody.</summary>
    public sealed record UnknownVerb(string Verb) : TurnAnswer;

    /// <summary>The click's handler failed; nothing was stored.</summary>
    public sealed record Failed(string Text) : TurnAnswer;

    /// <summary>Not committed in time; nothing was stored. Come again.</summary>
    public sealed record Busy(int RetryAfterSeconds) : TurnAnswer;
}
