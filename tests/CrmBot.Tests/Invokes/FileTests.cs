using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CrmBot.Tests.TestApp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Invokes;

/// <summary>A file is offered, made for whoever accepts it, and handed over without a token.</summary>
public sealed class FileTests : IAsyncLifetime
{
    private readonly List<(string Path, string? Authorization, string? Range, byte[] Content)> uploads = [];
    private readonly List<JsonObject> posted = [];
    private CrmBotTestApp app = null!;
    private WebApplication drive = null!;
    private Chat lin = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        drive = builder.Build();
        drive.Urls.Add("http://127.0.0.1:0");
        drive.MapPut("/{path}", async (string path, HttpRequest request) =>
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content);
            lock (uploads) uploads.Add((path, request.Headers.Authorization, request.Headers.ContentRange, content.ToArray()));
            return path == "full" ? Results.StatusCode(507) : Results.StatusCode(201);
        });
        await drive.StartAsync();
        app = await CrmBotTestApp.StartAsync();
        app.Teams.Script = (method, _, body) =>
        {
            if (method == "POST" && body is not null) lock (posted) posted.Add((JsonObject)body.DeepClone());
            return Task.FromResult<IResult?>(null);
        };
        lin = app.Direct(DemoPeople.LinTao);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await drive.DisposeAsync();
    }

    [Fact]
    public async Task An_accepted_file_is_uploaded_whole_and_without_a_token_and_then_shown()
    {
        var offer = await OfferAsync();
        offer["contentType"]!.GetValue<string>().ShouldBe("application/vnd.microsoft.teams.card.file.consent");
        var name = offer["name"]!.GetValue<string>();
        name.ShouldBe("我的客户 2026-03-11.csv");
        (await AnswerAsync("accept", offer, "ok")).Status.ShouldBe(HttpStatusCode.OK);

        var (_, authorization, range, content) = uploads.ShouldHaveSingleItem();
        (authorization, range).ShouldBe((null, $"bytes 0-{content.Length - 1}/{content.Length}"));
        var text = Encoding.UTF8.GetString(content);
        text.ShouldStartWith("\ufeff客户,");
        text.ShouldContain("恒达");
        text.ShouldNotContain("鼎新装备");
        var shown = await WaitAsync("application/vnd.microsoft.teams.card.file.info");
        (shown["content"]!["uniqueId"]!.GetValue<string>(), shown["name"]!.GetValue<string>()).ShouldBe(("u-ok", name));
        await app.Teams.WaitAsync(lin.Conversation, seen => seen.FirstOrDefault(message => message.Text == "文件已存到你的 OneDrive。"),
            "the closed offer");
    }

    [Fact]
    public async Task Case_118_Whoever_accepts_gets_their_own_customers_whatever_the_card_says()
    {
        var offer = await OfferAsync();
        var hao = app.Direct("demo-chenhao");
        await hao.SayAsync("帮助");
        offer["content"]!["acceptContext"]!["person"] = DemoPeople.LinTao;
        (await AnswerAsync("accept", offer, "ok", hao)).Status.ShouldBe(HttpStatusCode.OK);
        var text = Encoding.UTF8.GetString(uploads.ShouldHaveSingleItem().Content);
        text.ShouldContain("鼎新装备");
        text.ShouldNotContain("恒达");
    }

    [Theory]
    [InlineData(DemoPeople.TeamLead, "团队客户", "恒达", "鼎新装备")]
    [InlineData(DemoPeople.Manager, "全部客户", "鼎新装备", null)]
    [InlineData(DemoPeople.Admin, "全部客户", "Globex", null)]
    public async Task Whoever_runs_a_team_or_everything_takes_out_that_with_owners(string who, string name, string inside, string? outside)
    {
        lin = app.Direct(who);
        var offer = await OfferAsync();
        offer["name"]!.GetValue<string>().ShouldStartWith(name);
        (await AnswerAsync("accept", offer, "ok")).Status.ShouldBe(HttpStatusCode.OK);
        var text = Encoding.UTF8.GetString(uploads.ShouldHaveSingleItem().Content);
        text.ShouldContain(inside);
        text.ShouldContain("负责人");
        if (outside is not null) text.ShouldNotContain(outside);
    }

    [Fact]
    public async Task A_declined_file_is_not_made()
    {
        (await AnswerAsync("decline", await OfferAsync(), "ok")).Status.ShouldBe(HttpStatusCode.OK);
        await app.Teams.WaitAsync(lin.Conversation, seen => seen.FirstOrDefault(message => message.Words.Contains("文件不发了")), "the answer");
        uploads.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_drive_that_is_full_is_told_and_the_offer_stays()
    {
        await AnswerAsync("accept", await OfferAsync(), "full");
        await app.Teams.WaitAsync(lin.Conversation, seen => seen.FirstOrDefault(message => message.Words.Contains("请再试一次")), "the answer");
        lin.Messages[0].Edits.ShouldBe(0);
    }

    [Fact]
    public async Task Case_131_Another_action_and_a_foreign_host_are_refused()
    {
        var offer = await OfferAsync();
        (await AnswerAsync("maybe", offer, "ok")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await AnswerAsync("accept", offer, "ok", host: "https://sharepoint.evil.example")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await lin.InvokeAsync("fileConsent/invoke", null)).Status.ShouldBe(HttpStatusCode.BadRequest);
        uploads.ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_121_The_same_acceptance_delivered_three_times_at_once_uploads_and_posts_once()
    {
        var offer = await OfferAsync();
        var activity = Consent("accept", offer, "ok", lin, null);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => lin.SendAsync(activity)));
        await WaitAsync("application/vnd.microsoft.teams.card.file.info");
        await app.SettleAsync();
        lock (posted) posted.Count(body => Type(body) == "application/vnd.microsoft.teams.card.file.info").ShouldBe(1);
    }

    [Fact]
    public async Task In_a_group_nothing_is_offered()
    {
        (await app.InGroup(DemoPeople.LinTao).SayAsync("导出客户")).Words.ShouldBe("这事在群里不方便说，先给我发条私聊吧。");
        lock (posted) posted.ShouldAllBe(body => Type(body) != "application/vnd.microsoft.teams.card.file.consent");
    }

    private async Task<JsonObject> OfferAsync()
    {
        (await lin.PostAsync(lin.Message("导出客户"))).ShouldBe(HttpStatusCode.Accepted);
        return await WaitAsync("application/vnd.microsoft.teams.card.file.consent");
    }

    private async Task<JsonObject> WaitAsync(string type) => await app.Teams.WaitAsync(
        lin.Conversation,
        _ =>
        {
            lock (posted) return (JsonObject?)posted.Find(body => Type(body) == type)?["attachments"]![0]!.DeepClone();
        },
        type);

    private Task<Invoked> AnswerAsync(string action, JsonObject offer, string path, Chat? chat = null, string? host = null) =>
        (chat ?? lin).SendAsync(Consent(action, offer, path, chat ?? lin, host));

    private JsonObject Consent(string action, JsonObject offer, string path, Chat chat, string? host) => chat.Invoke(
        "fileConsent/invoke",
        new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = action,
            ["context"] = offer["content"]!["acceptContext"]!.DeepClone(),
            ["uploadInfo"] = action == "decline" ? null : new JsonObject
            {
                ["name"] = offer["name"]!.GetValue<string>(), ["uploadUrl"] = $"{host ?? drive.Urls.First()}/{path}",
                ["contentUrl"] = "https://contoso.example/c",
                ["uniqueId"] = "u-" + path, ["fileType"] = "csv",
            },
        },
        lin.Messages[0].Id);

    private static string? Type(JsonObject body) => body["attachments"]?[0]?["contentType"]?.GetValue<string>();
}
