using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrmBot.Tests.TestApp;

/// <summary>A message that stands in a conversation of the fake messenger, as the people there see it.</summary>
public sealed record Seen(string Id, string Conversation, string? Text, JsonObject? Card, string? Summary)
{
    public int Edits { get; init; }

    public string? ReplyTo { get; init; }

    /// <summary>Its words when it was posted, whatever edits have made of it since.</summary>
    public string PostedWords { get; init; } = "";

    /// <summary>Every text of the card and the message, joined by line breaks: what a person could read.</summary>
    public string Words => string.Join('\n', new[] { Text }.Concat(CardWords.Of(Card)).Where(text => !string.IsNullOrEmpty(text)));
}

/// <summary>
/// A messenger by hand: a connector on loopback that keeps what the bot posts and edits. A test may script its answers through
/// <see cref="Script"/>; without a script everything is accepted.
/// </summary>
public sealed class FakeTeams : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, List<Seen>> conversations = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly WebApplication app;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long lastId = 1_700_000_000_000;

    private FakeTeams(WebApplication app) => this.app = app;

    public string ServiceUrl { get; private set; } = "";

    /// <summary>Who is in which conversation, for the roster: conversation and directory id.</summary>
    public ConcurrentDictionary<(string Conversation, string Person), bool> Members { get; } = new();

    /// <summary>Number of calls of any kind that the bot made.</summary>
    public int Calls { get; private set; }

    /// <summary>Asked first for every call (method, conversation, body): null lets it through, anything else is the answer.</summary>
    public Func<string, string, JsonObject?, Task<IResult?>>? Script { get; set; }

    public static async Task<FakeTeams> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var app = builder.Build();
        var teams = new FakeTeams(app);
        teams.Map();
        await app.StartAsync();
        teams.ServiceUrl = app.Urls.First() + "/connector";
        return teams;
    }

    /// <summary>Everything that stands in the conversation now, oldest first.</summary>
    public IReadOnlyList<Seen> Of(string conversation)
    {
        lock (gate)
        {
            return [.. conversations.GetValueOrDefault(conversation, [])];
        }
    }

    /// <summary>
    /// Waits until <paramref name="found"/> answers something about the conversation; fails with what stands there instead.
    /// </summary>
    public async Task<T> WaitAsync<T>(string conversation, Func<IReadOnlyList<Seen>, T?> found, string what, TimeSpan? patience = null)
        where T : class
    {
        var deadline = DateTime.UtcNow + (patience ?? TimeSpan.FromSeconds(45));
        while (true)
        {
            var next = changed.Task;
            if (found(Of(conversation)) is { } answer)
            {
                return answer;
            }

            var left = deadline - DateTime.UtcNow;
            if (left <= TimeSpan.Zero)
            {
                throw new TimeoutException($"Waited for {what} in {conversation}; there stands:\n"
                    + string.Join("\n---\n", Of(conversation).Select(seen => seen.Words)));
            }

            await Task.WhenAny(next, Task.Delay(left < TimeSpan.FromMilliseconds(200) ? left : TimeSpan.FromMilliseconds(200)));
        }
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private void Map()
    {
        app.MapPost("/connector/v3/conversations",
            (JsonObject body) => AnswerAsync("OPEN", body["members"]?[0]?["id"]?.GetValue<string>() ?? "", body, () =>
                Results.Json(new JsonObject { ["id"] = "a:" + body["members"]![0]!["id"]!.GetValue<string>()
                    .Replace("29:", "", StringComparison.Ordinal) }, statusCode: 201)));
        app.MapPost("/connector/v3/conversations/{conversation}/activities",
            (string conversation, JsonObject body) => PostAsync(conversation, null, body));
        app.MapPost("/connector/v3/conversations/{conversation}/activities/{id}",
            (string conversation, string id, JsonObject body) => PostAsync(conversation, id, body));
        app.MapGet("/connector/v3/conversations/{conversation}/members/{person}",
            (string conversation, string person) => Members.ContainsKey((conversation, person))
                ? Results.Json(new JsonObject { ["id"] = "29:" + person, ["aadObjectId"] = person, ["name"] = person })
                : Results.Json(new JsonObject { ["error"] =
                    new JsonObject { ["code"] = "MemberNotFoundInConversation", ["message"] = "no such member" } }, statusCode: 404));
        app.MapPut("/connector/v3/conversations/{conversation}/activities/{id}", (string conversation, string id, JsonObject body) =>
            AnswerAsync("PUT", conversation, body, () => Edit(conversation, id, body)));
        app.MapDelete("/connector/v3/conversations/{conversation}/activities/{id}", (string conversation, string id) =>
            AnswerAsync("DELETE", conversation, null, () => Remove(conversation, id)));
    }

    private Task<IResult> PostAsync(string conversation, string? replyTo, JsonObject body) =>
        AnswerAsync("POST", conversation, body,
            () => Results.Json(new JsonObject { ["id"] = Keep(conversation, replyTo, body) }, statusCode: 201));

    private async Task<IResult> AnswerAsync(string method, string conversation, JsonObject? body, Func<IResult> otherwise)
    {
        lock (gate)
        {
            Calls++;
        }

        return (Script is { } script ? await script(method, conversation, body) : null) ?? otherwise();
    }

    /// <summary>Keeps a post as delivered; scripts use it to deliver and then fail the answer.</summary>
    public string Keep(string conversation, string? replyTo, JsonObject body)
    {
        lock (gate)
        {
            var id = (++lastId).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var seen = Read(id, conversation, body) with { ReplyTo = replyTo };
            conversations.GetOrAdd(conversation, _ => []).Add(seen with { PostedWords = seen.Words });
            Announce();
            return id;
        }
    }

    private IResult Edit(string conversation, string id, JsonObject body)
    {
        lock (gate)
        {
            var seen = conversations.GetValueOrDefault(conversation, []);
            var at = seen.FindIndex(message => message.Id == id);
            if (at < 0)
            {
                return NotFound();
            }

            seen[at] = Read(id, conversation,
                body) with { Edits = seen[at].Edits + 1, ReplyTo = seen[at].ReplyTo, PostedWords = seen[at].PostedWords };
            Announce();
            return Results.Json(new JsonObject { ["id"] = id });
        }
    }

    private IResult Remove(string conversation, string id)
    {
        lock (gate)
        {
            return conversations.GetValueOrDefault(conversation, []).RemoveAll(message => message.Id == id) > 0 ? Results.Ok() : NotFound();
        }
    }

    private void Announce()
    {
        var happened = changed;
        changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        happened.SetResult();
    }

    private static IResult NotFound() => Results.Json(
        new JsonObject { ["error"] = new JsonObject { ["code"] = "ActivityNotFoundInConversation", ["message"] = "no such message" } },
        statusCode: 404);

    private static Seen Read(string id, string conversation, JsonObject body) => new(
        id, conversation, body["text"]?.GetValue<string>(), body["attachments"]?[0]?["content"]?.DeepClone() as JsonObject,
        body["summary"]?.GetValue<string>());
}
