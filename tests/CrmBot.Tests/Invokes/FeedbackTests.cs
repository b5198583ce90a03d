using System.Net;
using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Invokes;

public sealed class FeedbackTests
{
    [Fact]
    public async Task A_thumb_is_counted_and_what_was_wrong_reaches_the_administrator_once()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, admin) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Admin));
        await admin.SayAsync("帮助");
        var card = await lin.SayAsync("恒达");
        var thumb = lin.Invoke("message/submitAction", Value("dislike", """{"feedbackText":"电话**不对**"}"""), card.Id);
        (await lin.SendAsync(thumb))
            .ShouldSatisfyAllConditions(answer => answer.Status.ShouldBe(HttpStatusCode.OK), answer => answer.Text.ShouldBe(""));
        (await lin.SendAsync(thumb)).Status.ShouldBe(HttpStatusCode.OK);
        (await lin.InvokeAsync("message/submitAction", Value("like", "{}"), card.Id)).Status.ShouldBe(HttpStatusCode.OK);

        var told = await app.Teams.WaitAsync(admin.Conversation, seen => seen.Count > 1 ? seen[1] : null, "the note to the administrator");
        foreach (var expected in (string[])["电话**不对**", "林涛"]) told.Words.ShouldContain(expected);
        (await CountAsync(app, "message.disliked")).ShouldBe(1);
        (await CountAsync(app, "message.liked")).ShouldBe(1);
        admin.Messages.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", null)]
    public async Task Thumbs_are_asked_for_only_where_that_is_wanted(string setting, bool? asked)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: ("Teams:Feedback", setting));
        JsonObject? post = null;
        app.Teams.Script = (method, _, body) =>
        {
            if (method == "POST") post = (JsonObject)body!.DeepClone();
            return Task.FromResult<Microsoft.AspNetCore.Http.IResult?>(null);
        };
        await app.Direct(DemoPeople.LinTao).SayAsync("帮助");
        (post.ShouldNotBeNull()["channelData"]?["feedbackLoopEnabled"]?.GetValue<bool>()).ShouldBe(asked);
        if (asked is null) post["channelData"].ShouldBeNull();
    }

    [Fact]
    public async Task A_thumb_of_another_shape_is_refused()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.LinTao).InvokeAsync("message/submitAction", Value("sideways", "{}"))).Status.ShouldBe(
            HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("zh-CN", "在群里怎么用我", "好了，@我就可以开始。")]
    [InlineData("en-US", "How I work in a group", "All set. Mention me to begin.")]
    public async Task The_page_for_a_group_says_what_is_heard_and_shown(string locale, string title, string ready)
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var group = app.InGroup(DemoPeople.LinTao);
        var page = (await group.InvokeAsync("config/fetch", new JsonObject(), locale: locale)).Body!;
        page["responseType"]!.GetValue<string>().ShouldBe("config");
        page["config"]!["value"]!["title"]!.GetValue<string>().ShouldBe(title);
        (await group.InvokeAsync("config/submit", new JsonObject { ["data"] = new JsonObject() },
            locale: locale)).Body!["config"]!["value"]!.GetValue<string>().ShouldBe(ready);
    }

    private static JsonObject Value(string reaction, string words) => new()
    {
        ["actionName"] = "feedback", ["actionValue"] = new JsonObject { ["reaction"] = reaction, ["feedback"] = words },
    };

    private static Task<long> CountAsync(CrmBotTestApp app, string action) => app.Services.GetRequiredService<IStore>().ReadAsync(
        (view, _) => view.Sql.FirstAsync("SELECT COUNT(*) FROM audit_row WHERE action = $1", row => row.Number(0), action),
        CancellationToken.None);
}
