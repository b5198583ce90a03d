using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Turns;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>
/// One half of the bridge: an activity from Teams becomes what the runtime understands, its answer becomes the HTTP answer.
/// </summary>
internal sealed class TeamsIntake(ITurnRunner turns, RouteInvokes invokes) : IActivityHandler
{
    private const string DownloadInfo = "application/vnd.microsoft.teams.file.download.info";

    public async Task<ActivityAnswer> HandleAsync(Activity activity, CancellationToken hostToken)
    {
        if (activity.Type == "invoke")
            return await invokes.AnswerAsync(activity, hostToken);
        return ToInbound(activity) is { } inbound && await turns.RunAsync(inbound, hostToken) is TurnAnswer.Busy busy
            ? ActivityAnswer.Busy(busy.RetryAfterSeconds)
            : ActivityAnswer.Accepted();
    }

    private static Inbound? ToInbound(Activity activity) => activity.Type switch
    {
        "message" when IsSubmit(activity) => Submitted(activity),
        "message" => Said(activity),
        "messageUpdate" => IsRestored(activity) ? null : Changed(activity, Said(activity)),
        "messageDelete" => Changed(activity, null),
        "conversationUpdate" or "installationUpdate" => Moved(activity),
        _ => null,
    };

    private static bool IsSubmit(Activity activity) => activity.HasValue && string.IsNullOrEmpty(activity.Text);

    private static MessageReceived Said(Activity activity) =>
        new(activity.Id, activity.Sender(), activity.Place(), activity.TextWithoutBot())
        {
            RepliesTo = [.. RepliesTo(activity)],
            MentionsBot = activity.Mentions.Any(mention => mention.Id == activity.Recipient.Id),
            Mentions = [.. activity.Mentions.Where(mention => mention.Id != activity.Recipient.Id && mention.Name is not null)
                .Select(mention => mention.Name!)],
            Files = [.. Files(activity)],
            Links = [.. Links(activity)],
        };

    // A message that comes back after it was deleted says nothing new: what was stored of it is still there, or was taken back on purpose.
    private static bool IsRestored(Activity activity) =>
        string.Equals(activity.ChannelData.EventType, "undeleteMessage", StringComparison.OrdinalIgnoreCase);

    private static MessageChanged Changed(Activity activity, MessageReceived? now) =>
        new(activity.Id, activity.Sender(), activity.Place(), now?.Text) { At = activity.Timestamp, Message = now };

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
            else if (type == DownloadInfo)
            {
                yield return new SentFile("file", TextOf(attachment, "name") ?? "file");
            }
        }
    }

    private static IEnumerable<FileLink> Links(Activity activity) =>
        from attachment in activity.Attachments.OfType<JsonObject>()
        where TextOf(attachment, "contentType") == DownloadInfo
        let url = attachment["content"] is JsonObject content ? TextOf(content, "downloadUrl") : null
        where url is not null
        select new FileLink(TextOf(attachment, "name") ?? "file", url);

    private static CardActed Submitted(Activity activity)
    {
        var data = activity.Value as JsonObject ?? [];
        return new CardActed(activity.Id, activity.Sender(), activity.Place(), activity.ReplyToId, TextOf(data, "verb") ?? "", data,
            IsInvoke: false);
    }

    private static Inbound? Moved(Activity activity)
    {
        if (Closed(activity) is { } closed)
            return closed;
        var change = activity.Type == "installationUpdate" ? Installed(activity) : MembersMoved(activity);
        return change is { } kind
            ? new PlaceChanged(activity.Id, activity.Sender(), activity.Place(), kind)
            {
                People = [.. activity.MembersAdded.Concat(activity.MembersRemoved).Where(member => member.Id != activity.Recipient.Id)
                    .Select(member => member.Sender())],
            }
            : null;
    }

    // Teams spells some of these both ways.
    private static TeamChanged? Closed(Activity activity)
    {
        if (activity.Type != "conversationUpdate" || activity.ChannelData.TeamId is not { } team)
            return null;
        var channel = activity.ChannelData.ChannelId;
        return activity.ChannelData.EventType?.ToUpperInvariant() switch
        {
            "TEAMDELETED" or "TEAMHARDDELETED" => Change(null, PlaceState.Gone),
            "TEAMARCHIVED" => Change(null, PlaceState.ReadOnly),
            "TEAMRESTORED" or "TEAMUNARCHIVED" => Change(null, PlaceState.Active),
            "CHANNELDELETED" when channel is not null => Change(channel, PlaceState.Gone),
            "CHANNELRESTORED" when channel is not null => Change(channel, PlaceState.Active),
            _ => null,
        };

        TeamChanged Change(string? of, PlaceState state) => new(activity.Id, activity.Sender(), activity.Place(), team, of, state);
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
            return activity.MembersAdded.Any(member => member.Id == activity.Recipient.Id)
                ? PlaceChangeKind.BotAdded
                : PlaceChangeKind.PeopleAdded;
        }

        if (activity.MembersRemoved.Count == 0)
        {
            return null;
        }

        return activity.MembersRemoved.Any(member => member.Id == activity.Recipient.Id)
            ? PlaceChangeKind.BotRemoved
            : PlaceChangeKind.PeopleRemoved;
    }

    private static string? TextOf(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
