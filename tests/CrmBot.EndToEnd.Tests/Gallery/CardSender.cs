using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrmBot.EndToEnd.Tests.Gallery;

/// <summary>
/// A bot that sends the cards it is asked for by number, for looking at them in a messenger that is not ours: “0 3” sends two.
/// </summary>
internal sealed class CardSender : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private readonly IReadOnlyList<JsonObject> _cards;

    private CardSender(WebApplication app, IReadOnlyList<JsonObject> cards) => (_app, _cards) = (app, cards);

    public string Url => _app.Urls.First();

    public static async Task<CardSender> StartAsync(IReadOnlyList<JsonObject> cards)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var sender = new CardSender(app, cards);
        app.MapPost("/api/messages", sender.AnswerAsync);
        await app.StartAsync();
        return sender;
    }

    private async Task<IResult> AnswerAsync(JsonObject activity)
    {
        if (activity["type"]?.GetValue<string>() != "message") return Results.Ok();
        foreach (var number in activity["text"]!.GetValue<string>().Split(' '))
            await SendAsync(activity, _cards[int.Parse(number, CultureInfo.InvariantCulture)]);
        return Results.Ok();
    }

    private async Task SendAsync(JsonObject activity, JsonObject card)
    {
        var address =
            $"{activity["serviceUrl"]!.GetValue<string>().TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(activity["conversation"]!["id"]!.GetValue<string>())}/activities";
        var answer = new JsonObject
        {
            ["type"] = "message",
            ["from"] = activity["recipient"]!.DeepClone(),
            ["recipient"] = activity["from"]!.DeepClone(),
            ["conversation"] = activity["conversation"]!.DeepClone(),
            ["attachments"] = new JsonArray(
                new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card.DeepClone() }),
        };
        (await _http.PostAsJsonAsync(address, answer)).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}
