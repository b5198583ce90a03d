using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CrmBot.Console;

/// <summary>Turns what a person does in the page into an activity, and posts it to the bot's endpoint as a messenger would.</summary>
internal sealed class ConsoleMessenger(IHttpClientFactory clients, IServer server, ConsoleFiles files, TimeProvider clock)
{
    public const string ClientName = "console";

    /// <summary>A typed sentence; the answer is the bot's HTTP status.</summary>
    public async Task<int> SayAsync(
        ConsolePerson person, ConsolePlace place, SaidInPage said, string messageId, CancellationToken cancellationToken)
    {
        var activity = Activity("message", person, place);
        activity["id"] = messageId;
        activity["text"] = said.Mention && place.Id != "dm" ? $"<at>{ConsolePlaces.BotName}</at> {said.Text}" : said.Text;
        activity["textFormat"] = "plain";
        if (said.Mention && place.Id != "dm")
        {
            ((JsonArray)activity["entities"]!).Add(Mention());
        }

        if (said.ReplyTo is { } replyTo)
        {
            activity["replyToId"] = replyTo;
        }

        if (files.Find(said.File) is { } file) activity["attachments"] = new JsonArray(Attachment(said.File!, file.Name));
        using var response = await PostAsync(activity, cancellationToken);
        return (int)response.StatusCode;
    }

    /// <summary>A click on a card; the answer is the invoke's, or an empty object for a submit.</summary>
    public async Task<JsonNode> ActAsync(ConsolePerson person, ConsolePlace place, ActedInPage acted, CancellationToken cancellationToken)
    {
        var isExecute = acted.Action["type"]?.GetValue<string>() == "Action.Execute";
        var activity = Activity(isExecute ? "invoke" : "message", person, place);
        activity["replyToId"] = acted.Message;
        if (isExecute)
        {
            activity["name"] = "adaptiveCard/action";
            activity["value"] = new JsonObject { ["action"] = acted.Action.DeepClone(), ["trigger"] = "manual" };
        }
        else
        {
            activity["value"] = acted.Action["data"]?.DeepClone();
        }

        using var response = await PostAsync(activity, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return isExecute && response.IsSuccessStatusCode && body.Length > 0
            ? JsonNode.Parse(body)!
            : new JsonObject { ["statusCode"] = (int)response.StatusCode };
    }

    /// <summary>A dialog or another thing that a client asks the bot; the answer is the bot's HTTP status and body.</summary>
    public async Task<JsonNode> InvokeAsync(
        ConsolePerson person, ConsolePlace place, InvokedInPage invoked, CancellationToken cancellationToken)
    {
        var activity = Activity("invoke", person, place);
        (activity["name"], activity["replyToId"], activity["value"]) = (invoked.Name, invoked.Message, invoked.Value.DeepClone());
        using var response = await PostAsync(activity, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return new JsonObject { ["status"] = (int)response.StatusCode, ["body"] = body.Length > 0 ? JsonNode.Parse(body) : null };
    }

    /// <summary>
    /// An offered file is wanted or not. Teams gives the bot a place in the person's drive to upload it to; here it is the page's own.
    /// </summary>
    public Task<JsonNode> AnswerOfferAsync(
        ConsolePerson person, ConsolePlace place, OfferInPage answered, JsonObject file, CancellationToken cancellationToken)
    {
        var value = new JsonObject { ["type"] = "fileUpload", ["action"] = answered.Accept ? "accept" : "decline",
            ["context"] = file["offer"]!.DeepClone() };
        if (answered.Accept)
        {
            var name = file["name"]?.GetValue<string>() ?? "";
            var id = files.Reserve(name);
            var url = $"{BaseAddress()}{ConsoleFiles.Path}/{id}";
            value["uploadInfo"] = new JsonObject { ["name"] = name, ["uploadUrl"] = url, ["contentUrl"] = url, ["uniqueId"] = id,
                ["fileType"] = System.IO.Path.GetExtension(name).TrimStart('.') };
        }

        return InvokeAsync(person, place, new InvokedInPage(answered.Person, answered.Place, answered.Message, "fileConsent/invoke", value),
            cancellationToken);
    }

    /// <summary>Tells the bot that it was added to a place, as the messenger does when a chat is first opened.</summary>
    public async Task InstallAsync(ConsolePerson person, ConsolePlace place, CancellationToken cancellationToken)
    {
        var activity = Activity("installationUpdate", person, place);
        activity["action"] = "add";
        using var response = await PostAsync(activity, cancellationToken);
    }

    // As Teams sends a file of a direct chat: a link that can be fetched without a token.
    private JsonObject Attachment(string id, string name) => new()
    {
        ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
        ["name"] = name,
        ["content"] = new JsonObject
        {
            ["downloadUrl"] = $"{BaseAddress()}{ConsoleFiles.Path}/{id}", ["uniqueId"] = id,
            ["fileType"] = System.IO.Path.GetExtension(name).TrimStart('.'),
        },
    };

    private JsonObject Activity(string type, ConsolePerson person, ConsolePlace place) => new()
    {
        ["type"] = type,
        ["id"] = Guid.NewGuid().ToString(),
        ["timestamp"] = clock.GetUtcNow().ToString("o"),
        ["serviceUrl"] = BaseAddress() + ConsoleConnector.Path,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = ConsolePlaces.UserId(person.Id), ["name"] = person.Name, ["aadObjectId"] = person.Id },
        ["recipient"] = new JsonObject { ["id"] = ConsolePlaces.BotId, ["name"] = ConsolePlaces.BotName },
        ["conversation"] = Conversation(place),
        ["locale"] = person.Locale,
        ["localTimezone"] = person.TimeZone,
        ["entities"] =
            new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = person.Locale, ["timezone"] = person.TimeZone }),
        ["channelData"] = ChannelData(place),
    };

    private static JsonObject Conversation(ConsolePlace place) => new()
    {
        ["id"] = place.ConversationId,
        ["conversationType"] = place.Kind,
        ["isGroup"] = place.Id != "dm",
        ["tenantId"] = ConsolePlaces.Tenant,
    };

    private static JsonObject ChannelData(ConsolePlace place)
    {
        var data = new JsonObject { ["tenant"] = new JsonObject { ["id"] = ConsolePlaces.Tenant } };
        if (place.Kind == "channel")
        {
            data["team"] = new JsonObject { ["id"] = "19:console-team@thread.tacv2" };
            data["channel"] = new JsonObject { ["id"] = place.ConversationId };
        }

        return data;
    }

    private static JsonObject Mention() => new()
    {
        ["type"] = "mention",
        ["mentioned"] = new JsonObject { ["id"] = ConsolePlaces.BotId, ["name"] = ConsolePlaces.BotName },
        ["text"] = $"<at>{ConsolePlaces.BotName}</at>",
    };

    private Task<HttpResponseMessage> PostAsync(JsonObject activity, CancellationToken cancellationToken) =>
        clients.CreateClient(ClientName).PostAsJsonAsync(BaseAddress() + "/api/messages", activity, cancellationToken);

    private string BaseAddress()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:3978";
        return address.TrimEnd('/').Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
    }
}
