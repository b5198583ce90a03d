using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Turns;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>One half of the bridge: an activity from Teams becomes what the runtime understands, its answer becomes the HTTP answer.</summary>
internal sealed class TeamsIntake(ITurnRunner turns) : IActivityHandler
{
    public async Task<ActivityAnswer> HandleAsync(Activity activity, CancellationToken hostToken)
    {
        if (activity.Type == "invoke" && activity.Name != "adaptiveCard/action")
        {
            return ActivityAnswer.NotImplemented();
        }

        if (activity.Type == "invoke" && ReadAction(activity) is null)
        {
            return ActivityAnswer.BadRequest("BadAction");
        }

        return ToInbound(activity) is { } inbound
            ? ToAnswer(await turns.RunAsync(inbound, hostToken), activity.Type == "invoke")
            : ActivityAnswer.Accepted();
    }

    private static Inbound? ToInbound(Activity activity) => activity.Type switch
    {
        "message" when IsSubmit(activity) => Submitted(activity),
        "message" => Said(activity),
        "invoke" => Clicked(activity),
        "messageUpdate" => new MessageChanged(activity.Id, Sender(activity), Place(activity), activity.TextWithoutBot()),
        "messageDelete" => new MessageChanged(activity.Id, Sender(activity), Place(activity), null),
        "conversationUpdate" or "installationUpdate" => Moved(activity),
        _ => null,
    };

    private static bool IsSubmit(Activity activity) => activity.HasValue && string.IsNullOrEmpty(activity.Text);

    private static MessageReceived Said(Activity activity) => new(activity.Id, Sender(activity), Place(activity), activity.TextWithoutBot())
    {
        RepliesTo = [.. RepliesTo(activity)],
        MentionsBot = activity.Mentions.Any(mention => mention.Id == activity.Recipient.Id),
        Mentions = [.. activity.Mentions.Where(mention => mention.Id != activity.Recipient.Id && mention.Name is not null).Select(mention => mention.Name!)],
        Files = [.. Files(activity)],
    };

    // A quote names the message it answers more exactly than the thread's root does.
    private static IEnumerable<string> RepliesTo(Activity activity)
    {
        if (activity.ReplyToId is { Length: > 0 } replyTo)
        {
            yield return replyTo;
        }

        if (activity.QuotedMessageId() is { } quoted)
        {
            yield return quoted;
        }

        if (ThreadId.Split(activity.Conversation.Id).MessageId is { } root)
        {
            yield return root;
        }
    }

    private static IEnumerable<SentFile> Files(Activity activity)
    {
        foreach (var attachment in activity.Attachments.OfType<JsonObject>())
        {
            var type = TextOf(attachment, "contentType") ?? "";
            if (type.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
            {
                yield return new SentFile("image", TextOf(attachment, "name") ?? "image");
            }
            else if (type == "application/vnd.microsoft.teams.file.download.info")
            {
                yield return new SentFile("file", TextOf(attachment, "name") ?? "file");
            }
        }
    }

    private static CardActed Clicked(Activity activity)
    {
        var (verb, data) = ReadAction(activity)!.Value;
        return new CardActed(activity.Id, Sender(activity), Place(activity), activity.ReplyToId, verb, data, IsInvoke: true);
    }

    private static CardActed Submitted(Activity activity)
    {
        var data = activity.Value as JsonObject ?? [];
        return new CardActed(activity.Id, Sender(activity), Place(activity), activity.ReplyToId, TextOf(data, "verb") ?? "", data, IsInvoke: false);
    }

    private static (string Verb, JsonObject Data)? ReadAction(Activity activity)
    {
        if (activity.Value is not JsonObject value || value["action"] is not JsonObject action)
        {
            return null;
        }

        var data = action["data"] as JsonObject ?? [];
        data.Parent?.AsObject().Remove("data");
        return (TextOf(action, "verb") ?? TextOf(data, "verb") ?? "", data);
    }

    private static PlaceChanged? Moved(Activity activity)
    {
        var change = activity.Type == "installationUpdate" ? Installed(activity) : MembersMoved(activity);
        return change is { } kind
            ? new PlaceChanged(activity.Id, Sender(activity), Place(activity), kind)
            {
                People = [.. activity.MembersAdded.Concat(activity.MembersRemoved).Where(member => member.Id != activity.Recipient.Id).Select(Sender)],
            }
            : null;
    }

    private static PlaceChangeKind? Installed(Activity activity) => activity.Action switch
    {
        "add" or "add-upgrade" => PlaceChangeKind.BotAdded,
        "remove" => PlaceChangeKind.BotRemoved,
        _ => null,
    };

    private static PlaceChangeKind? MembersMoved(Activity activity)
    {
        if (activity.MembersAdded.Count > 0)
        {
            return activity.MembersAdded.Any(member => member.Id == activity.Recipient.Id) ? PlaceChangeKind.BotAdded : PlaceChangeKind.PeopleAdded;
        }

        if (activity.MembersRemoved.Count == 0)
        {
            return null;
        }

        return activity.MembersRemoved.Any(member => member.Id == activity.Recipient.Id) ? PlaceChangeKind.BotRemoved : PlaceChangeKind.PeopleRemoved;
    }

    private static Sender Sender(Activity activity) =>
        Sender(activity.From) with { Locale = activity.Locale, TimeZone = activity.LocalTimezone ?? activity.ClientTimezone };

    private static Sender Sender(ChannelAccount account) => new(account.AadObjectId ?? account.Id, account.Id, account.Name, null, null);

    private static Place Place(Activity activity)
    {
        var scope = activity.Conversation.ConversationType switch
        {
            "channel" => PlaceScope.Channel,
            "groupChat" => PlaceScope.GroupChat,
            null when activity.Conversation.IsGroup => PlaceScope.GroupChat,
            _ => PlaceScope.Direct,
        };
        var conversation = activity.Conversation.Id;
        return new Place(
            PlaceKeys.Of(activity.TenantId, conversation), scope, activity.ChannelId, activity.ServiceUrl, conversation, activity.TenantId,
            activity.ChannelData.TeamId, activity.ChannelData.ChannelId, activity.Recipient.Id, activity.Conversation.Name);
    }

    private static ActivityAnswer ToAnswer(TurnAnswer answer, bool isInvoke) => answer switch
    {
        TurnAnswer.Busy busy => ActivityAnswer.Busy(busy.RetryAfterSeconds),
        _ when !isInvoke => ActivityAnswer.Accepted(),
        TurnAnswer.Card card => ActivityAnswer.Card(card.Content),
        TurnAnswer.Toast toast => ActivityAnswer.Toast(toast.Text),
        TurnAnswer.UnknownVerb => ActivityAnswer.InvokeError(400, "UnknownVerb", "?"),
        TurnAnswer.Failed failed => ActivityAnswer.InvokeError(500, "Failed", failed.Text),
        _ => ActivityAnswer.Done(),
    };

    private static string? TextOf(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
