using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;
using CrmBot.Teams;
using Microsoft.Extensions.Options;
using Priority = CrmBot.Runtime.Outbox.Priority;

namespace CrmBot.Bridge;

/// <summary>The other half of the bridge: what the outbox sends becomes calls to the Teams connector.</summary>
internal sealed class TeamsChannel(
    IConnector connector, RateShaper shaper, IOptions<TeamsOptions> options, CardLibrary library, IConfiguration configuration)
    : IMessageChannel
{
    private readonly bool asksForFeedback = configuration.GetValue("Teams:Feedback", false);

    /// <summary>While nobody has written yet the regional service is unknown; this one finds it.</summary>
    public ServiceHome? FirstHome => options.Value is { AppId.Length: > 0, TenantId.Length: > 0 } registered && registered.Cloud switch
    {
        TeamsCloud.Public => "https://smba.trafficmanager.net/teams/",
        TeamsCloud.UsGov => "https://smba.infra.gov.teams.microsoft.us/teams",
        _ => null,
    } is { } service
        ? new ServiceHome("msteams", service, registered.TenantId, "28:" + registered.AppId)
        : null;

    // Lanes of chats that are not open yet carry their own name; windows are kept on it until there is a conversation.
    public TimeSpan AskForSlot(Place place, Priority priority) => (place.ConversationId.Length == 0
        ? shaper.TryAcquireToOpen(new Address(place.ServiceUrl, place.Key, place.TenantId), ToTeams(priority))
        : shaper.TryAcquire(ToAddress(place), ThreadOperation.Send, ToTeams(priority))) ?? TimeSpan.Zero;

    public void ReturnSlot(Place place)
    {
        var to = ToAddress(place);
        shaper.Answered(to);
        if (place.ConversationId.Length == 0) shaper.Answered(to);
    }

    public async Task<SendReport> PostAsync(Place place, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var to = ToAddress(place);
        var activity = Write(message, shown => ToPost(place, shown));
        var outcome = message.ReplyTo is { } replyTo
            ? await connector.ReplyAsync(to, replyTo, activity, cancellationToken)
            : await connector.SendAsync(to, activity, cancellationToken);
        return Report(to, outcome);
    }

    public async Task<SendReport> EditAsync(Place place, string activityId, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var to = ToAddress(place);
        var activity = Write(message, shown => ToEdit(place, activityId, shown));
        return Report(to, await connector.UpdateAsync(to, activityId, activity, cancellationToken));
    }

    public async Task<OpenReport> OpenDirectAsync(
        string serviceUrl, string? tenantId, string botId, string directoryId, CancellationToken cancellationToken)
    {
        var outcome = await connector.CreateDirectAsync(serviceUrl, tenantId ?? "", directoryId, botId, cancellationToken);
        Tell(new Address(serviceUrl, OpenDirectChat.Lane + directoryId, tenantId), ThreadOperation.Create, outcome.Status,
            outcome.RetryAfter, outcome.Result);
        var report = new SendReport(ToFate(outcome.Result), null, outcome.Status, outcome.Code,
            outcome.RetryAfter) { Effect = ToEffect(outcome.Effect) };
        return new OpenReport(report, outcome.ConversationId);
    }

    public async Task<bool> IsMemberAsync(Place place, string directoryId, CancellationToken cancellationToken) =>
        (await connector.MemberAsync(ToAddress(place), directoryId, cancellationToken)).Member is not null;

    // The app's own page also installs it; the chat is there for everybody to whom the company has given the app.
    public string? LinkTo(Place place) => configuration["Graph:CatalogAppId"] is { Length: > 0 } app
        ? $"https://teams.microsoft.com/l/app/{Uri.EscapeDataString(app)}"
        : place.BotId.Length > 0 ? $"https://teams.microsoft.com/l/chat/0/0?users={Uri.EscapeDataString(place.BotId)}" : null;

    private SendReport Report(Address to, SendOutcome outcome)
    {
        Tell(to, ThreadOperation.Send, outcome.Status, outcome.RetryAfter, outcome.Result);
        return new SendReport(ToFate(outcome.Result), outcome.ActivityId, outcome.Status, outcome.Code, outcome.RetryAfter)
        {
            Effect = ToEffect(outcome.Effect),
            MessageGone = outcome.Code == "ActivityNotFoundInConversation" || outcome is { Status: 404, Code: null },
        };
    }

    private void Tell(Address to, ThreadOperation operation, int? status, TimeSpan? retryAfter, SendResult result)
    {
        if (status == 429)
        {
            shaper.Throttled(to, operation, retryAfter);
        }
        else if (result == SendResult.Accepted)
        {
            shaper.Succeeded(to, operation);
        }
    }

    // A card that makes the message too large is cut. Few are: the size is
    // known once the message is written, so the usual one is written once.
    private byte[] Write(OutgoingMessage message, Func<OutgoingMessage, JsonObject> toActivity)
    {
        var bytes = WriteActivity.ToUtf8(toActivity(message));
        if (message.Card is not { } card || FitCard.Fits(bytes)) return bytes;
        // What is left out is told in the bot's first language: the reader's is not known any more here.
        var cut = FitCard.To(card, library.Words(CardLibrary.DefaultLocale, "outbox.cut"));
        return WriteActivity.ToUtf8(toActivity(message with { Card = cut }));
    }

    private JsonObject ToPost(Place place, OutgoingMessage message)
    {
        var activity = ToActivity(place, message);
        if (message.Alert && place.Scope == PlaceScope.Direct) activity.WithAlert();
        if (!asksForFeedback) return activity;
        if (activity["channelData"] is not JsonObject data) activity["channelData"] = data = [];
        data["feedbackLoopEnabled"] = true;
        return activity;
    }

    private static JsonObject ToEdit(Place place, string activityId, OutgoingMessage message)
    {
        var activity = ToActivity(place, message);
        activity["id"] = activityId;
        return activity;
    }

    private static JsonObject ToActivity(Place place, OutgoingMessage message)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["channelId"] = place.ChannelId,
            ["from"] = new JsonObject { ["id"] = place.BotId },
            ["conversation"] = new JsonObject { ["id"] = place.ConversationId },
        };
        if (message.Text is { } text)
        {
            activity["text"] = text;
            activity["textFormat"] = "plain";
        }

        if (message.Card is { } card)
        {
            activity["summary"] = message.Summary;
            activity["attachments"] = new JsonArray(CardAttachment.Of(Finish(message, card)));
        }
        else if (message.File is { } file)
        {
            activity["summary"] = message.Summary;
            activity["attachments"] = new JsonArray(ToAttachment(file));
        }

        if (message.ReplyTo is { } replyTo)
        {
            activity["replyToId"] = replyTo;
        }

        return activity;
    }

    private static JsonObject Finish(OutgoingMessage message, JsonObject card)
    {
        if (message.Mentions.Count == 0 && message.Viewers.Count == 0)
            return card;
        card = (JsonObject)card.DeepClone();
        CardMention.PutOn(card, [.. message.Mentions.Select(person => (person.Id, person.Name))]);
        if (message.Viewers.Count > 0)
            card["refresh"] = CardRefresh.Of(ToInvokeAnswer.ShowVerb, ToInvokeAnswer.Ask(message.CardId.ToString("N")),
                [.. message.Viewers]);
        return card;
    }

    private static JsonObject ToAttachment(FileMessage file) => file switch
    {
        FileMessage.Offered offered =>
            FileCards.Offer(offered.Name, offered.Description, offered.Size, new JsonObject { ["export"] = offered.Export }),
        FileMessage.Delivered delivered =>
            FileCards.Uploaded(new FileUpload(delivered.Name, "", delivered.ContentUrl, delivered.UniqueId, delivered.FileType)),
        _ => throw new InvalidOperationException($"A {file.GetType().Name} cannot be sent."),
    };

    private static Address ToAddress(Place place) => new(place.ServiceUrl, place.ConversationId, place.TenantId);

    private static SendPriority ToTeams(Priority priority) => priority switch
    {
        Priority.Answer => SendPriority.Interactive,
        Priority.Refresh => SendPriority.CardRefresh,
        Priority.Notice => SendPriority.Notification,
        _ => SendPriority.Bulk,
    };

    private static SendFate ToFate(SendResult result) => result switch
    {
        SendResult.Accepted => SendFate.Accepted,
        SendResult.NotSent => SendFate.NotSent,
        SendResult.Rejected => SendFate.Rejected,
        _ => SendFate.Ambiguous,
    };

    private static PlaceEffect ToEffect(ReferenceEffect effect) => effect switch
    {
        ReferenceEffect.Blocked => PlaceEffect.Blocked,
        ReferenceEffect.Uninstalled => PlaceEffect.Uninstalled,
        ReferenceEffect.Gone => PlaceEffect.Gone,
        _ => PlaceEffect.None,
    };
}
