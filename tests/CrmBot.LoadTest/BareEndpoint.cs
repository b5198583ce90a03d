using System.Net.Http.Headers;
using System.Text.Json;

namespace CrmBot.LoadTest;

/// <summary>
/// The yardstick: an ASP.NET Core endpoint that only parses the activity and posts a prebuilt card back. Nothing is understood,
/// nothing is stored.
/// </summary>
internal static class BareEndpoint
{
    private static readonly byte[] Card = System.Text.Encoding.UTF8.GetBytes(PrebuiltCard.Json);

    public static async Task ServeAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
        app.MapPost("/api/messages", (HttpRequest request) => AnswerAsync(request, client));
        await app.RunAsync();
    }

    private static async Task<IResult> AnswerAsync(HttpRequest request, HttpClient client)
    {
        using var activity = await JsonDocument.ParseAsync(request.Body);
        var root = activity.RootElement;
        var url = root.GetProperty("serviceUrl").GetString() + "/v3/conversations/"
            + Uri.EscapeDataString(root.GetProperty("conversation").GetProperty("id").GetString()!) + "/activities";
        using var body = new ByteArrayContent(Card);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.PostAsync(url, body);
        return Results.Accepted();
    }
}
