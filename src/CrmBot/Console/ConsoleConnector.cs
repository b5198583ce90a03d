using System.Text.Json.Nodes;

namespace CrmBot.Console;

/// <summary>The connector side of the console: what the bot calls to speak. The paths are the messenger protocol's.</summary>
internal static class ConsoleConnector
{
    public const string Path = "/console/connector";
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string FileType = "application/vnd.microsoft.teams.card.file.";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var connector = routes.MapGroup(Path + "/v3").ForThisMachine();
        connector.MapPost("/conversations", Open);
        connector.MapPost("/conversations/{conversation}/activities", (string conversation, JsonObject activity, Transcripts transcripts) =>
            Say(conversation, null, activity, transcripts));
        connector.MapPost("/conversations/{conversation}/activities/{id}", Say);
        connector.MapPut("/conversations/{conversation}/activities/{id}", Edit);
        connector.MapDelete("/conversations/{conversation}/activities/{id}", (string conversation, string id, Transcripts transcripts) =>
            transcripts.Delete(Unescape(conversation), id) ? Results.Ok() : NotFound("ActivityNotFoundInConversation"));
        connector.MapGet("/conversations/{conversation}/pagedmembers", Members);
    }

    private static IResult Open(JsonObject parameters)
    {
        if (parameters["members"]?[0]?["id"]?.GetValue<string>() is not { } member)
        {
            return Results.BadRequest(Error("BadSyntax", "members[0].id"));
        }

        return Results.Json(new JsonObject { ["id"] = ConsolePlaces.DirectConversation(ConsolePlaces.PersonOf(member)) }, statusCode: 201);
    }

    private static IResult Say(string conversation, string? id, JsonObject activity, Transcripts transcripts)
    {
        if (activity["type"]?.GetValue<string>() != "message")
        {
            return Results.Accepted();
        }

        var message = Content(activity);
        message["from"] = new JsonObject { ["id"] = ConsolePlaces.BotId, ["name"] = ConsolePlaces.BotName, ["bot"] = true };
        message["replyTo"] = id is null ? activity["replyToId"]?.DeepClone() : JsonValue.Create(id);
        return Results.Json(new JsonObject { ["id"] = transcripts.Add(Unescape(conversation), message) }, statusCode: 201);
    }

    private static IResult Edit(string conversation, string id, JsonObject activity, Transcripts transcripts) =>
        transcripts.Edit(Unescape(conversation), id, Content(activity))
            ? Results.Json(new JsonObject { ["id"] = id })
            : NotFound("ActivityNotFoundInConversation");

    private static async Task<IResult> Members(ConsolePeople people, CancellationToken cancellationToken)
    {
        var members = (await people.ListAsync(cancellationToken)).Select(person => (JsonNode)new JsonObject
        {
            ["id"] = ConsolePlaces.UserId(person.Id), ["aadObjectId"] = person.Id, ["name"] = person.Name,
        });
        return Results.Json(new JsonObject { ["members"] = new JsonArray([.. members]) });
    }

    private static JsonObject Content(JsonObject activity)
    {
        var card = (activity["attachments"] as JsonArray)?.OfType<JsonObject>()
            .FirstOrDefault(attachment => attachment["contentType"]?.GetValue<string>() == CardType);
        var content = new JsonObject();
        Put(content, "text", activity["text"]);
        Put(content, "card", card?["content"]);
        Put(content, "summary", activity["summary"]);
        Put(content, "file", File(activity));
        return content;
    }

    // A file that is offered, or one that was accepted and lies there now.
    private static JsonObject? File(JsonObject activity)
    {
        var file = (activity["attachments"] as JsonArray)?.OfType<JsonObject>()
            .FirstOrDefault(
                attachment => attachment["contentType"]?.GetValue<string>().StartsWith(FileType, StringComparison.Ordinal) == true);
        if (file is null) return null;
        var shown = new JsonObject { ["name"] = file["name"]?.DeepClone() };
        Put(shown, "description", file["content"]?["description"]);
        Put(shown, "size", file["content"]?["sizeInBytes"]);
        Put(shown, "offer", file["content"]?["acceptContext"]);
        Put(shown, "url", file["contentUrl"]);
        return shown;
    }

    private static void Put(JsonObject target, string name, JsonNode? value)
    {
        if (value is not null)
        {
            target[name] = value.DeepClone();
        }
    }

    // Routing leaves an escaped slash alone; conversation ids hold none, so one unescape is right for everything else.
    private static string Unescape(string conversation) => Uri.UnescapeDataString(conversation);

    private static IResult NotFound(string code) => Results.Json(Error(code, code), statusCode: 404);

    private static JsonObject Error(string code, string message) => new()
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
    };
}
