namespace CrmBot.Language;

/// <summary>Where a message was written.</summary>
public enum PlaceKind
{
    /// <summary>One-to-one with the bot.</summary>
    Direct,

    /// <summary>A channel or a group chat.</summary>
    Group,
}

/// <summary>The card a message replies to.</summary>
/// <param name="Kind">customer, lead, deal, reminder, ticket, preview, notice, digest, script, kb or survey.</param>
/// <param name="Customer">Canonical name of the customer the card is about.</param>
/// <param name="Id">Ticket number the card is about.</param>
public sealed record ReplyCard(string Kind, string? Customer = null, long? Id = null);

/// <summary>A file sent with a message.</summary>
/// <param name="Kind"><c>image</c> or <c>file</c>.</param>
/// <param name="Name">The file's name as sent.</param>
public sealed record SentFile(string Kind, string Name);

/// <summary>One chat message with everything the parser may look at besides the world.</summary>
/// <param name="Text">The message as typed.</param>
/// <param name="Now">The moment of writing.</param>
/// <param name="TimeZone">IANA zone of the speaker; all results are wall times of this zone.</param>
/// <param name="Speaker">Canonical colleague name of the writer.</param>
public sealed record Utterance(string Text, DateTimeOffset Now, string TimeZone, string Speaker)
{
    public PlaceKind Place { get; init; }

    public ReplyCard? ReplyTo { get; init; }

    /// <summary>Canonical name of the customer last talked about by this speaker here.</summary>
    public string? LastCustomer { get; init; }

    /// <summary>What the speaker said here before; 那上周呢 asks it again.</summary>
    public string? LastSaid { get; init; }

    /// <summary>The frame in the preview card that is still open for this speaker.</summary>
    public Frame? Preview { get; init; }

    /// <summary>Names mentioned with @; <c>bot</c> means the bot itself.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    public IReadOnlyList<SentFile> Files { get; init; } = [];
}
