using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CrmBot.Tests.LanguageModel;

/// <summary>A local service that speaks the chat completions API; the test says what it answers.</summary>
internal sealed class StandInModel : IAsyncDisposable
{
    private readonly WebApplication app;

    private StandInModel(WebApplication app) => this.app = app;

    public ConcurrentQueue<JsonObject> Requests { get; } = [];

    public string Endpoint => app.Urls.First() + "/v1/";

    public IEnumerable<(string, string)> Settings =>
        [("LanguageModel:Endpoint", Endpoint), ("LanguageModel:Model", "stand-in"), ("LanguageModel:Key", "no-secret")];

    /// <param name="answer">From the message as it was sent to the status and the body of the answer.</param>
    public static async Task<StandInModel> StartAsync(Func<string, Task<(int Status, string Body)>> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var model = new StandInModel(builder.Build());
        model.app.MapPost("/v1/chat/completions", async (HttpRequest request) =>
        {
            var body = (JsonObject)(await JsonNode.ParseAsync(request.Body))!;
            model.Requests.Enqueue(body);
            var (status, text) = await answer(Said(body));
            return Results.Text(text, "application/json", statusCode: status);
        });
        await model.app.StartAsync();
        return model;
    }

    /// <summary>The answer of a well-behaved service.</summary>
    public static string Completion(string content, string finish = "stop") => new JsonObject
    {
        ["id"] = "chatcmpl-1",
        ["object"] = "chat.completion",
        ["created"] = 1_700_000_000,
        ["model"] = "stand-in",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content, ["refusal"] = null },
            ["finish_reason"] = finish,
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 10, ["completion_tokens"] = 5, ["total_tokens"] = 15 },
    }.ToJsonString();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static string Said(JsonObject body)
    {
        var content = body["messages"]!.AsArray()[^1]!["content"]!;
        var text = content is JsonArray parts ? (string)parts[0]!["text"]! : (string)content!;
        return text.Replace("<message>", "", StringComparison.Ordinal).Replace("</message>", "", StringComparison.Ordinal);
    }
}
