using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Teams;

/// <summary>
/// One inbound activity (bot-protocol §1): a typed view over the JSON as it came.
/// The view never loses a property it does not know: <see cref="Json"/> gives all of them, on every nested object.
/// </summary>
/// <remarks>Made by <see cref="Parse"/>; safe to read from several threads once made.</remarks>
public sealed class Activity
{
    private readonly JsonElement root;
    private JsonObject? json;

    internal Activity(JsonElement root, in Envelope envelope)
    {
        this.root = root;
        Type = Words(envelope.Type);
        ChannelId = Words(envelope.ChannelId);
        ServiceUrl = Words(envelope.ServiceUrl);
        From = new ChannelAccount(envelope.From);
        Recipient = new ChannelAccount(envelope.Recipient);
        Conversation = new Conversation(envelope.Conversation);
        ChannelData = new ChannelData(envelope.ChannelData);
    }

    /// <summary>
    /// All of the activity as a tree that may be changed; made on first use. Changing it does not change the typed members.
    /// <c>callerId</c> is what we established, never what the sender claimed (§1.1).
    /// </summary>
    public JsonObject Json => json ??= MakeJson();

    /// <summary>Kind of activity, compared ordinally: <c>message</c>, <c>invoke</c>, <c>conversationUpdate</c> …</summary>
    public string Type { get; }

    /// <summary>Id given by the channel; <see langword="null"/> when the channel gave none.</summary>
    public string? Id => root.Text("id");

    /// <summary>Name of an invoke, event or command.</summary>
    public string? Name => root.Text("name");

    /// <summary>The text as it came, mentions included; see <see cref="TextWithoutBot"/>.</summary>
    public string? Text => root.Text("text");

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat => root.Text("textFormat");

    /// <summary>Channel, for Teams <c>msteams</c>.</summary>
    public string ChannelId { get; }

    /// <summary>Where answers go; it may change from activity to activity.</summary>
    public string ServiceUrl { get; }

    /// <summary>The activity this one refers to: for a click, the card's message.</summary>
    public string? ReplyToId => root.Text("replyToId");

    /// <summary>The speaker's language (BCP 47), from the activity or its <c>clientInfo</c>.</summary>
    public string? Locale => root.Text("locale") ?? ClientInfo.Text("locale");

    /// <summary>The speaker's time zone (IANA name) as the activity itself gives it.</summary>
    public string? LocalTimezone => root.Text("localTimezone");

    /// <summary>The time zone (IANA name) of the speaker's client, from the <c>clientInfo</c> entity.</summary>
    public string? ClientTimezone => ClientInfo.Text("timezone");

    /// <summary>For <c>installationUpdate</c>: <c>add</c>, <c>remove</c>, <c>add-upgrade</c>, <c>remove-upgrade</c>.</summary>
    public string? Action => root.Text("action");

    /// <summary>The channel's clock as text, exactly as sent; never a reason to refuse.</summary>
    public string? Timestamp => root.Text("timestamp");

    /// <summary>Who sent it.</summary>
    public ChannelAccount From { get; }

    /// <summary>Whom it is for: the bot.</summary>
    public ChannelAccount Recipient { get; }

    /// <summary>Where it was said.</summary>
    public Conversation Conversation { get; }

    /// <summary>What Teams adds: tenant, team, channel, kind of event. Empty when the sender's data is no object.</summary>
    public ChannelData ChannelData { get; }

    /// <summary>Payload of an invoke or of a card's Action.Submit. A new tree on every call, so it may be moved.</summary>
    public JsonNode? Value => root.Member("value").ToNode();

    /// <summary>Whether there is a non-null <see cref="Value"/>, without building it.</summary>
    public bool HasValue => root.Member("value").ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>Entities, of any JSON kind; unknown ones are the reader's to ignore.</summary>
    public IReadOnlyList<JsonNode?> Entities => root.Member("entities").ToNodes();

    /// <summary>Attachments. In Teams one of type <c>text/html</c> repeats the text and is no file.</summary>
    public IReadOnlyList<JsonNode?> Attachments => root.Member("attachments").ToNodes();

    /// <summary>People (or the bot) who joined, for <c>conversationUpdate</c>.</summary>
    public IReadOnlyList<ChannelAccount> MembersAdded => Accounts("membersAdded");

    /// <summary>People (or the bot) who left, for <c>conversationUpdate</c>.</summary>
    public IReadOnlyList<ChannelAccount> MembersRemoved => Accounts("membersRemoved");

    /// <summary>All well-formed mentions, the bot's included.</summary>
    public IReadOnlyList<Mention> Mentions => [.. Elements("entities").Select(Mention.From).OfType<Mention>()];

    /// <summary>The tenant: Teams' own data first, then the conversation's.</summary>
    public string? TenantId => ChannelData.TenantId ?? Conversation.TenantId;

    /// <summary>Who called, established by us: <see langword="null"/> for anonymous local intake (§1.1).</summary>
    public string? CallerId { get; internal set; }

    internal string? DeliveryMode => root.Text("deliveryMode");

    internal JsonElement Root => root;

    private JsonElement ClientInfo => Elements("entities").FirstOrDefault(entity => entity.Text("type") == "clientInfo");

    /// <summary>The text with the bot's own mention taken out, spaces tidied (§7.1); other people's mentions stay.</summary>
    public string TextWithoutBot() => StripMention.From(this);

    /// <summary>
    /// Id of the message this one quotes: a <c>quotedReply</c> entity, else the reply block of the HTML attachment;
    /// <see langword="null"/> when it quotes none.
    /// </summary>
    public string? QuotedMessageId() => FindQuoted.In(this);

    /// <summary>Reads one activity: strict UTF-8, one object, depth up to 64, no field twice, known fields of their type.</summary>
    /// <exception cref="FormatException">The bytes are no valid activity; the message is a short reason code.</exception>
    public static Activity Parse(ReadOnlyMemory<byte> utf8) =>
        ReadActivity.TryRead(utf8.Span, out var activity, out var reason) ? activity : throw new FormatException(reason);

    /// <summary>As <see cref="Parse"/>, with the refusal as a value.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> utf8,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Activity? activity,
        out string reason) => ReadActivity.TryRead(utf8, out activity, out reason);

    internal IEnumerable<JsonElement> Elements(string name) =>
        root.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    private static string Words(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()! : "";

    private ChannelAccount[] Accounts(string name) => [.. Elements(name).Select(element => new ChannelAccount(element))];

    private JsonObject MakeJson()
    {
        var made = JsonObject.Create(root)!;
        made.Remove("callerId");
        if (CallerId is not null)
            made["callerId"] = CallerId;
        return made;
    }
}
