using System.Text.Json.Nodes;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;
using CrmBot.Teams;
using Priority = CrmBot.Runtime.Outbox.Priority;

namespace CrmBot.Bridge;

/// <summary>The other half of the bridge: what the outbox sends becomes calls to the Teams connector.</summary>
internal sealed class TeamsChannel(IConnector connector, RateShaper shaper) : IMessageChannel
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    // Lanes of chats that are not open yet carry their own name; windows are kept on it until there is a conversation.
    public TimeSpan AskForSlot(Place place, Priority priority) => (place.ConversationId.Length == 0
        ? shaper.TryAcquireToOpen(new Address(place.ServiceUrl, place.Key, place.TenantId), ToTeams(priority))
        : shaper.TryAcquire(ToAddress(place), ThreadOperation.Send, ToTeams(priority))) ?? TimeSpan.Zero;

    public async Task<SendReport> PostAsync(Place place, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var to = ToAddress(place);
        var activity = ToActivity(place, message);
        if (message.Alert && place.Scope == PlaceScope.Direct)
        {
            activity.WithAlert();
        }

        var outcome = message.ReplyTo is { } replyTo
            ? await connector.ReplyAsync(to, replyTo, activity, cancellationToken)
            : await connector.SendAsync(to, activity, cancellationToken);
        return Report(to, outcome);
    }

    public async Task<SendReport> EditAsync(Place place, string activityId, OutgoingMessage message, CancellationToken cancellationToken)
    {
        var to = ToAddress(place);
        var activity = ToActivity(place, message);
        activity["id"] = activityId;
        return Report(to, await connector.UpdateAsync(to, activityId, activity, cancellationToken));
    }

    public async Task<OpenReport> OpenDirectAsync(
        string serviceUrl, string? tenantId, string botId, string directoryId, CancellationToken cancellationToken)
    {
        var outcome = await connector.CreateDirectAsync(serviceUrl, tenantId ?? "", directoryId, botId, cancellationToken);
        Tell(new Address(serviceUrl, OpenDirectChat.Lane + directoryId, tenantId), ThreadOperation.Create, outcome.Status, outcome.RetryAfter, outcome.Result);
        var report = new SendReport(ToFate(outcome.Result), null, outcome.Status, outcome.Code, outcome.RetryAfter) { Effect = ToEffect(outcome.Effect) };
        return new OpenReport(report, outcome.ConversationId);
    }

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
            activity["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = CardType,
                ["content"] = card.Parent is null ? card : card.DeepClone(),
            });
        }

        if (message.ReplyTo is { } replyTo)
        {
            activity["replyToId"] = replyTo;
        }

        return activity;
    }

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
