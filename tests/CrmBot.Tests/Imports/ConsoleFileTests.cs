using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Imports;

/// <summary>
/// A file in the local console, there and back: a table is attached, and the list of its errors is offered, taken and downloaded.
/// </summary>
public sealed class ConsoleFileTests
{
    private const string Admin = DemoPeople.Admin;

    [Fact]
    public async Task The_list_of_errors_is_offered_taken_and_downloaded_in_the_console()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await MessagesAsync(app);
        var table = await PostAsync(app, "files",
            new { name = "客户.csv", content = Convert.ToBase64String(Encoding.UTF8.GetBytes("公司,电话\n丹阳眼镜厂,错\n丹阳灯具厂,13900007001\n")) });
        await PostAsync(app, "messages",
            new { person = Admin, place = "dm", text = "", mention = false, file = table!["id"]!.GetValue<string>() });
        var shown = await WaitAsync(app,
            message => message["card"]?.ToJsonString(Plain).Contains("导入前先看一眼", StringComparison.Ordinal) == true);
        var button = CardWords.Button((JsonObject)shown["card"]!, "import.errors");
        await PostAsync(app, "actions", new { person = Admin, place = "dm", message = shown["id"]!
            .GetValue<string>(), action = new { type = "Action.Execute", verb = "import.errors", data = button["data"]!.DeepClone() } });

        var offer = await WaitAsync(app, message => message["file"]?["offer"] is not null);
        offer["file"]!["name"]!.GetValue<string>().ShouldBe("客户 错误清单.csv");
        offer["file"]!["size"]!.GetValue<int>().ShouldBeGreaterThan(0);
        (await PostAsync(app, "offers", new { person = Admin, place = "dm", message = offer["id"]!
            .GetValue<string>(), accept = true }))!["status"]!.GetValue<int>().ShouldBe(200);
        var there = await WaitAsync(app, message => message["file"]?["url"] is not null);
        (await app.Http.GetStringAsync(new Uri(there["file"]!["url"]!.GetValue<string>()), TestContext.Current.CancellationToken))
            .ShouldContain("丹阳眼镜厂");
        (await WaitAsync(app, message => message["id"]!.GetValue<string>() == offer["id"]!.GetValue<string>()
            && message["file"] is null))["text"].ShouldNotBeNull("the offer has done its work");
    }

    [Fact]
    public async Task Nobody_puts_a_file_where_none_is_expected()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        using var content = new ByteArrayContent([1]);
        using var answer = await app.Http.PutAsync(new Uri($"/console/files/{Guid.NewGuid():N}", UriKind.Relative), content,
            TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<JsonObject?> PostAsync(CrmBotTestApp app, string call, object body)
    {
        using var answer = await app.Http.PostAsJsonAsync(new Uri("/console/api/" + call, UriKind.Relative), body);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{call}: {answer.StatusCode}");
        return await answer.Content.ReadFromJsonAsync<JsonNode>() as JsonObject;
    }

    private static async Task<List<JsonObject>> MessagesAsync(CrmBotTestApp app) =>
        [.. (await app.Http.GetFromJsonAsync<JsonArray>(new Uri($"/console/api/messages?person={Admin}&place=dm", UriKind.Relative)))!
            .Select(message => message!.AsObject())];

    private static async Task<JsonObject> WaitAsync(CrmBotTestApp app, Func<JsonObject, bool> wanted)
    {
        for (var left = 200; left > 0; left--)
        {
            if ((await MessagesAsync(app)).LastOrDefault(wanted) is { } found) return found;
            await Task.Delay(50);
        }

        throw new TimeoutException("The message did not come.");
    }
}
