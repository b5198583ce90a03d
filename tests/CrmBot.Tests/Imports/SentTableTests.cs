using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Imports;
using CrmBot.Features.Imports.Tables;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Imports;

/// <summary>A table dropped into the direct chat: looked at, taken in by a tap, taken back by another.</summary>
public sealed class SentTableTests : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, byte[]> shelf = new();
    private readonly ConcurrentQueue<byte[]> uploaded = new();
    private readonly ConcurrentQueue<JsonObject> posted = new();
    private int fetched;
    private CrmBotTestApp app = null!;
    private WebApplication drive = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        drive = builder.Build();
        drive.Urls.Add("http://127.0.0.1:0");
        drive.MapGet("/{name}", (string name) =>
        {
            Interlocked.Increment(ref fetched);
            return shelf.TryGetValue(name, out var content) ? Results.Bytes(content) : Results.NotFound();
        });
        drive.MapGet("/away", () => Results.Redirect("http://127.0.0.1:1/secret"));
        drive.MapPut("/{name}", async (HttpRequest request) =>
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content);
            uploaded.Enqueue(content.ToArray());
            return Results.StatusCode(201);
        });
        await drive.StartAsync();
        await BeginAsync();
    }

    private async Task BeginAsync(params (string Key, string Value)[] settings)
    {
        app = await CrmBotTestApp.StartAsync(settings: settings);
        app.Teams.Script = (method, _, body) =>
        {
            if (method == "POST" && body is not null) posted.Enqueue((JsonObject)body.DeepClone());
            return Task.FromResult<IResult?>(null);
        };
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await drive.DisposeAsync();
    }

    [Theory, EachEngine]
    public async Task A_dropped_table_is_shown_taken_in_and_taken_back(EngineKind engine)
    {
        if (engine == EngineKind.Postgres)
        {
            var settings = await FreshDatabase.OnAsync(engine);
            await app.DisposeAsync();
            await BeginAsync(settings);
        }

        var admin = app.Direct(DemoPeople.Admin);
        var shown = await DropAsync(admin, SomeTables.Csv("公司,联系人,电话,负责人,开户行", "溧阳天目阀门,季工,13900003001,林涛,工行", "溧阳天目阀门,季工,13900003001,林涛,工行",
            "溧阳坏行公司,,电话错了,林涛,"), "导入前先看一眼");
        foreach (var said in (string[])["新客户", "溧阳天目阀门", "文件里重复", "有问题，不导入", "第 4 行", "电话「电话错了」不对", "开户行", "还什么都没写进来"])
            shown.Words.ShouldContain(said);
        (await FindAsync("溧阳天目阀门")).ShouldBeNull();

        await admin.ClickAsync(shown, "import.run");
        var done = await CardAsync(admin, "导入完成");
        (await FindAsync("溧阳天目阀门")).ShouldNotBeNull();
        (await app.Direct(DemoPeople.LinTao).SayAsync("溧阳天目阀门")).Words.ShouldContain("季工");
        (await PartsAsync()).ShouldAllBe(part => part == ImportPart.Errors);

        await admin.ClickAsync(done, "import.back");
        var back = await CardAsync(admin, "已撤回这次导入");
        back.Words.ShouldContain("删掉 1 家客户");
        back.Words.ShouldNotContain("0 家", Case.Sensitive, "what there was none of is not told");
        (await FindAsync("溧阳天目阀门")).ShouldBeNull();
    }

    [Fact]
    public async Task A_card_shown_before_has_what_an_import_brings_and_no_longer_what_was_taken_back()
    {
        var (lin, admin) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Admin));
        var card = await lin.SayAsync("恒达");
        var shown = await DropAsync(admin, SomeTables.Csv("公司,联系人,电话", "恒达,季巧,13900003009"), "导入前先看一眼");
        await admin.ClickAsync(shown, "import.run");
        await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.Single(one => one.Id == card.Id).Words.Contains("季巧", StringComparison.Ordinal) ? "" : null,
            "the contact on the card");
        await admin.ClickAsync(await CardAsync(admin, "导入完成"), "import.back");
        await CardAsync(admin, "已撤回这次导入");
        await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.Single(one => one.Id == card.Id).Words.Contains("季巧", StringComparison.Ordinal) ? null : "",
            "the card without the contact");
    }

    [Fact]
    public async Task A_sentence_with_the_table_works_the_same_and_without_one_it_is_told_how()
    {
        var lead = app.Direct(DemoPeople.TeamLead);
        (await lead.SayAsync("导入客户")).Words.ShouldContain("把客户表直接发到和我的私聊里");
        (await lead.SayAsync("帮我批量导入一批客户名单")).Words.ShouldContain("把客户表直接发到和我的私聊里");
        await DropAsync(lead, SomeTables.Csv("公司,电话", "沭阳花木公司,13900003101"), "导入前先看一眼", "导入这份广交会名单");
        await lead.ClickAsync(lead.Messages[^1], "import.run");
        await CardAsync(lead, "导入完成");
        (await FindAsync("沭阳花木公司"))!.Source.ShouldBe("expo");
        (await lead.SayAsync("撤销刚才的导入")).Words.ShouldContain("导入完成");
    }

    [Fact]
    public async Task The_list_of_errors_comes_as_a_file_of_ones_own()
    {
        var admin = app.Direct(DemoPeople.Admin);
        var shown = await DropAsync(admin, SomeTables.Csv("公司,电话", "=cmd()公司,错", "宿迁洋河酒业,13900003201"), "导入前先看一眼");
        DemoAppWords(await admin.ClickAsync(shown, "import.errors")).ShouldContain("错误清单发给你了");
        var offer = await OfferAsync();
        offer["name"]!.GetValue<string>().ShouldBe("客户 错误清单.csv");
        var consent = admin.Invoke("fileConsent/invoke", new JsonObject
        {
            ["type"] = "fileUpload", ["action"] = "accept", ["context"] = offer["content"]!["acceptContext"]!.DeepClone(),
            ["uploadInfo"] = new JsonObject { ["name"] = "e.csv", ["uploadUrl"] = $"{drive.Urls.First()}/e.csv",
                ["contentUrl"] = "https://contoso.example/c", ["uniqueId"] = "u", ["fileType"] = "csv" },
        });
        (await admin.SendAsync(consent)).Status.ShouldBe(HttpStatusCode.OK);
        var text = Encoding.UTF8.GetString(uploaded.ShouldHaveSingleItem());
        text.ShouldStartWith("\ufeff行号,");
        text.ShouldContain("\"'=cmd()公司\"");
        await admin.ClickAsync(shown, "import.drop");
        await CardAsync(admin, "没有导入");
        (await FindAsync("宿迁洋河酒业")).ShouldBeNull();
    }

    [Theory]
    [InlineData("https://evil.example/kunden.csv")]
    [InlineData("https://contoso.sharepoint.com.evil.example/kunden.csv")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://contoso.sharepoint.com/kunden.csv")]
    [InlineData("https://user@contoso.sharepoint.com/kunden.csv")]
    [InlineData("file:///etc/passwd")]
    public async Task Nothing_is_fetched_from_where_the_messenger_keeps_no_files(string url)
    {
        var admin = app.Direct(DemoPeople.Admin);
        await PostAsync(admin, "名单.csv", url, "");
        (await CardAsync(admin, "没导入成功")).Words.ShouldContain("只收你在 Teams 里直接发来的文件");
        (await app.Services.GetRequiredService<IStore>()
            .ReadAsync((view, token) => view.Db.Set<ImportRun>().SingleAsync(token), CancellationToken.None)).Link.ShouldBeNull();
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_a_missing_or_huge_file_is_told()
    {
        var admin = app.Direct(DemoPeople.Admin);
        await PostAsync(admin, "名单.csv", $"{drive.Urls.First()}/away", "");
        (await CardAsync(admin, "没导入成功")).Words.ShouldContain("只收你在 Teams 里直接发来的文件");
        await PostAsync(admin, "名单.csv", $"{drive.Urls.First()}/missing.csv", "");
        await app.Teams.WaitAsync(admin.Conversation, seen => seen[^1].Words.Contains("文件没取到") ? seen[^1] : null, "the reason");
        shelf["huge.csv"] = new byte[TableFile.MostBytes + 1];
        await PostAsync(admin, "名单.csv", $"{drive.Urls.First()}/huge.csv", "");
        await app.Teams.WaitAsync(admin.Conversation, seen => seen[^1].Words.Contains("文件超过") ? seen[^1] : null, "the reason");
        (await PartsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rep_brings_customers_of_their_own_and_nobody_elses()
    {
        var lin = app.Direct(DemoPeople.LinTao);
        var shown = await DropAsync(lin, SomeTables.Csv("公司,电话,负责人", "盱眙龙虾一店,13900003301,", "盱眙龙虾二店,13900003302,王磊", "鼎新装备,13900003303,"),
            "导入前先看一眼");
        shown.Words.ShouldContain("「王磊」的客户不归你管");
        shown.Words.ShouldContain("「鼎新装备」已有人跟进，不归你管");
        await lin.ClickAsync(shown, "import.run");
        await CardAsync(lin, "导入完成");
        (await app.Services.GetRequiredService<IStore>()
            .ReadAsync((view, token) => view.Db.Set<CrmBot.Features.People.Person>().SingleAsync(person => person.Name == "林涛", token),
                CancellationToken.None))
            .Id.ShouldBe((await FindAsync("盱眙龙虾一店"))!.OwnerId!.Value);
        var wang = app.Direct(DemoPeople.WangLei);
        await wang.SayAsync("帮助");
        DemoAppWords(await wang.ClickAsync(shown.Id, "import.back",
            (JsonObject)CardWords.Button(lin.Messages[^1].Card!, "import.back")["data"]!.DeepClone())).ShouldContain("没有权限");
        (await FindAsync("盱眙龙虾一店")).ShouldNotBeNull();
    }

    [Fact]
    public async Task In_a_group_nothing_is_taken_and_other_files_are_not_mistaken_for_tables()
    {
        (await app.InGroup(DemoPeople.Admin).SayAsync("导入客户")).Words.ShouldBe("这事在群里不方便说，先给我发条私聊吧。");
        var lin = app.Direct(DemoPeople.LinTao);
        await PostAsync(lin, "合同.pdf", $"{drive.Urls.First()}/合同.pdf", "");
        await app.Teams.WaitAsync(lin.Conversation, seen => seen.FirstOrDefault(message => message.Words.Contains("不知道拿它做什么")),
            "the answer");
        fetched.ShouldBe(0);
    }

    private async Task<Seen> DropAsync(Chat chat, TableFile table, string title, string text = "")
    {
        var name = Guid.NewGuid().ToString("N") + Path.GetExtension(table.Name);
        shelf[name] = table.Content.ToArray();
        await PostAsync(chat, table.Name, $"{drive.Urls.First()}/{name}", text);
        return await CardAsync(chat, title);
    }

    private static async Task PostAsync(Chat chat, string name, string url, string text)
    {
        var message = chat.Message(text);
        message["attachments"] = new JsonArray(
            new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
                ["contentUrl"] = "https://contoso-my.sharepoint.com/x", ["name"] = name,
                ["content"] = new JsonObject { ["downloadUrl"] = url, ["uniqueId"] = Guid.NewGuid().ToString(),
                    ["fileType"] = Path.GetExtension(name).TrimStart('.') },
            },
            new JsonObject { ["contentType"] = "text/html", ["content"] = "<p></p>" });
        (await chat.PostAsync(message)).ShouldBe(HttpStatusCode.Accepted);
    }

    private Task<Seen> CardAsync(Chat chat, string title) =>
        app.Teams.WaitAsync(chat.Conversation, seen => seen.LastOrDefault(message => message.Words.Contains(title)), title);

    private Task<JsonObject> OfferAsync() => app.Teams.WaitAsync(
        "a:" + DemoPeople.Admin,
        _ => (JsonObject?)posted.LastOrDefault(
            body => body["attachments"]?[0]?["contentType"]?.GetValue<string>(
                ) == "application/vnd.microsoft.teams.card.file.consent")?["attachments"]![0]!.DeepClone(),
        "the offer");

    private Task<Customer?> FindAsync(string name) =>
        app.Services.GetRequiredService<IStore>()
            .ReadAsync((view, token) => view.Db.Set<Customer>().FirstOrDefaultAsync(customer => customer.Name == name, token),
                CancellationToken.None);

    private Task<List<string>> PartsAsync() =>
        app.Services.GetRequiredService<IStore>()
            .ReadAsync((view, token) => view.Db.Set<ImportPart>().Select(part => part.Kind).ToListAsync(token), CancellationToken.None);

    private static string DemoAppWords(JsonObject answer) => Customers.DemoApp.Words(answer);
}
