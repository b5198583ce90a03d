using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace CrmBot.Console;

internal sealed record SaidInPage(
    string Person, string Place, string Text, bool Mention = true, string? ReplyTo = null, string? File = null);

internal sealed record ActedInPage(string Person, string Place, string Message, JsonObject Action);

internal sealed record InvokedInPage(string Person, string Place, string Message, string Name, JsonObject Value);

internal sealed record OfferInPage(string Person, string Place, string Message, bool Accept);

/// <summary>What the page calls. The interface is described in README.md beside this file.</summary>
internal static class ConsoleApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/console/api").ForThisMachine();
        api.MapGet("/start", StartAsync);
        api.MapGet("/messages", MessagesAsync);
        api.MapPost("/messages", SayAsync);
        api.MapPost("/actions", ActAsync);
        api.MapPost("/invokes", InvokeAsync);
        api.MapPost("/offers", AnswerOfferAsync);
        api.MapGet("/events", EventsAsync);
    }

    private static async Task<IResult> StartAsync(ConsolePeople people, CancellationToken cancellationToken) => Results.Ok(new
    {
        bot = new { name = ConsolePlaces.BotName },
        people = await people.ListAsync(cancellationToken),
        places = ConsolePlaces.All.Select(place => new
        {
            id = place.Id,
            kind = place.Kind == "channel" ? "channel" : "group",
            name = new Dictionary<string, string> { ["zh-CN"] = place.NameChinese, ["en-US"] = place.NameEnglish },
        }),
    });

    private static async Task<IResult> MessagesAsync(
        string person, string place, ConsolePeople people, Transcripts transcripts, ConsoleMessenger messenger,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(person, place, people, cancellationToken) is not var (who, where))
        {
            return Results.NotFound();
        }

        var messages = transcripts.Of(where.ConversationId);
        if (messages.Count == 0)
        {
            await messenger.InstallAsync(who, where, cancellationToken);
            messages = await WelcomedAsync(transcripts, where.ConversationId, cancellationToken);
        }

        return Results.Json(messages);
    }

    // The bot's first words come a moment later; a page that begins with them does not jump.
    private static async Task<JsonArray> WelcomedAsync(Transcripts transcripts, string conversation, CancellationToken cancellationToken)
    {
        for (var left = 40; left > 0 && transcripts.Of(conversation).Count == 0; left--) await Task.Delay(25, cancellationToken);
        return transcripts.Of(conversation);
    }

    private static async Task<IResult> SayAsync(
        SaidInPage said, ConsolePeople people, ConsoleFiles files, Transcripts transcripts, ConsoleMessenger messenger,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(said.Person, said.Place, people, cancellationToken) is not var (who, where))
        {
            return Results.NotFound();
        }

        var text = said.Mention && where.Id != "dm" ? $"@{ConsolePlaces.BotName} {said.Text}" : said.Text;
        if (files.Find(said.File) is { } file) text = $"📎 {file.Name}\n{text}".TrimEnd();
        var shown = new JsonObject { ["from"] = new JsonObject { ["id"] = who.Id, ["name"] = who.Name, ["bot"] = false }, ["text"] = text };
        if (said.ReplyTo is { } replyTo)
        {
            shown["replyTo"] = replyTo;
        }

        var id = transcripts.Add(where.ConversationId, shown);
        var status = await messenger.SayAsync(who, where, said, id, cancellationToken);
        return Results.Json(new { id, status }, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> ActAsync(
        ActedInPage acted, ConsolePeople people, ConsoleMessenger messenger, CancellationToken cancellationToken) =>
        await FindAsync(acted.Person, acted.Place, people, cancellationToken) is var (who, where)
            ? Results.Json(await messenger.ActAsync(who, where, acted, cancellationToken))
            : Results.NotFound();

    private static async Task<IResult> InvokeAsync(
        InvokedInPage invoked, ConsolePeople people, ConsoleMessenger messenger, CancellationToken cancellationToken) =>
        await FindAsync(invoked.Person, invoked.Place, people, cancellationToken) is var (who, where)
            ? Results.Json(await messenger.InvokeAsync(who, where, invoked, cancellationToken))
            : Results.NotFound();

    private static async Task<IResult> AnswerOfferAsync(
        OfferInPage answered, ConsolePeople people, Transcripts transcripts, ConsoleMessenger messenger,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(answered.Person, answered.Place, people, cancellationToken) is not var (who, where)) return Results.NotFound();
        var message = transcripts.Of(where.ConversationId).OfType<JsonObject>()
            .FirstOrDefault(known => known["id"]?.GetValue<string>() == answered.Message);
        return message?["file"] is JsonObject file && file["offer"] is JsonObject
            ? Results.Json(await messenger.AnswerOfferAsync(who, where, answered, file, cancellationToken))
            : Results.NotFound();
    }

    private static async Task EventsAsync(string person, HttpContext http, Transcripts transcripts, CancellationToken cancellationToken)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        var (key, events) = transcripts.Listen();
        try
        {
            await http.Response.WriteAsync(": hello\n\n", cancellationToken);
            await http.Response.Body.FlushAsync(cancellationToken);
            await PassOnAsync(events, person, http.Response, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
        finally
        {
            transcripts.StopListening(key);
        }
    }

    private static async Task PassOnAsync(
        ChannelReader<ConsoleEvent> events, string person, HttpResponse response, CancellationToken cancellationToken)
    {
        await foreach (var happened in events.ReadAllAsync(cancellationToken))
        {
            if (happened.Person is { } owner && owner != person)
            {
                continue;
            }

            var body = happened.Name switch
            {
                "message" or "edit" => new JsonObject { ["place"] = happened.Place, ["message"] = happened.Body.DeepClone() },
                "delete" => new JsonObject { ["place"] = happened.Place, ["id"] = happened.Body["id"]?.DeepClone() },
                _ => (JsonObject)happened.Body.DeepClone(),
            };
            await response.WriteAsync($"event: {happened.Name}\ndata: {body.ToJsonString()}\n\n", cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
    }

    private static async Task<(ConsolePerson Who, ConsolePlace Where)?> FindAsync(
        string person, string place, ConsolePeople people, CancellationToken cancellationToken)
    {
        var who = (await people.ListAsync(cancellationToken)).FirstOrDefault(known => known.Id == person);
        return who is not null && ConsolePlaces.Find(place, person) is { } where ? (who, where) : null;
    }
}
