using CrmBot.Cards;
using CrmBot.Features.Help;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Help;

/// <summary>帮助: what this person's role can say, and every example of it works.</summary>
public sealed class HelpTests : IAsyncLifetime
{
    private static readonly string[] Between = [" / ", "；", "; "];
    private CrmBotTestApp app = null!;

    public async ValueTask InitializeAsync() => app = await CrmBotTestApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(DemoPeople.LinTao, "新线索", "工单设置")]
    [InlineData(DemoPeople.Agent, "1024我来", "下个月能签多少")]
    [InlineData(DemoPeople.TeamLead, "谁还没首联", "工单设置")]
    [InlineData(DemoPeople.Manager, "下个月能签多少", "运行状况")]
    [InlineData(DemoPeople.Admin, "运行状况", "刚跟恒达王工通了电话")]
    public async Task Help_begins_with_what_makes_the_day_of_the_role(string who, string first, string not)
    {
        var card = await app.Direct(who).SayAsync("帮助");
        card.Words.ShouldContain(first);
        card.Words.ShouldNotContain(not);
        CardWords.Buttons(card.Card).Count().ShouldBeGreaterThan(2);
    }

    [Theory]
    [InlineData(DemoPeople.LinTao, "1024我来", "抽检", "打开本周榜", "给佳美加200积分", "评分回测", "把小王设为组长")]
    [InlineData(DemoPeople.TeamLead, "1024我来", "抽检", "跟进规则", "把小王设为组长")]
    [InlineData(DemoPeople.Agent, "下个月能签多少", "把小王设为组长", "评分回测")]
    public async Task Nobody_reads_on_any_page_of_help_what_they_would_be_refused(string who, params string[] others)
    {
        var chat = app.Direct(who);
        var first = await chat.SayAsync("帮助");
        List<string> pages = [first.Words];
        foreach (var button in CardWords.Buttons(first.Card))
            pages.Add(DemoApp.Words(
                await chat.ClickAsync(first.Id, "help.more", (System.Text.Json.Nodes.JsonObject)button["data"]!.DeepClone())));
        foreach (var other in others) pages.ShouldAllBe(page => !page.Contains(other));
    }

    [Theory]
    [InlineData("谢谢", "不客气")]
    [InlineData("thx", "不客气")]
    [InlineData("你好", "在呢")]
    public async Task Thanks_are_answered_as_thanks(string said, string answer) =>
        (await app.Direct(DemoPeople.LinTao).SayAsync(said)).Words.ShouldContain(answer);

    [Fact]
    public async Task A_button_opens_the_rest_for_whoever_presses_it_alone()
    {
        var lin = app.Direct(DemoPeople.LinTao);
        var card = await lin.SayAsync("帮助");
        var data = CardWords.Buttons(card.Card).Select(button => (System.Text.Json.Nodes.JsonObject)button["data"]!.DeepClone())
            .First(data => data["page"]!.GetValue<string>() == "deals");
        DemoApp.Words(await lin.ClickAsync(card.Id, "help.more", data)).ShouldContain("赢单");
        await app.SettleAsync();
        lin.Messages.First(seen => seen.Id == card.Id).Edits.ShouldBe(0);
    }

    [Fact]
    public async Task In_a_group_help_is_about_the_group()
    {
        var card = await app.InGroup(DemoPeople.LinTao).SayAsync("帮助");
        card.Words.ShouldContain("这个群接技术支持的单");
        card.Words.ShouldContain("@我");
        CardWords.Buttons(card.Card).ShouldBeEmpty();
    }

    [Fact]
    public async Task English_speakers_get_theirs() =>
        (await app.Direct(DemoPeople.Lily).SayAsync("help", locale: "en-US")).Words.ShouldContain("Log a contact");

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void Every_example_of_every_role_is_understood(string locale)
    {
        var (cards, reader, routes) = (app.Services.GetRequiredService<CardLibrary>(), app.Services.GetRequiredService<IReadSentences>(),
            app.Services.GetRequiredService<Routes>());
        var topics = Roles.All.SelectMany(role => HelpPages.Of(role, isClosed: role == Roles.Partner)).Append(HelpPages.Group)
            .SelectMany(page => page.Topics).Distinct();
        var lost = new List<string>();
        foreach (var topic in topics)
        {
            foreach (var said in cards.Words(locale, $"help.{topic}.example").Split(Between, StringSplitOptions.TrimEntries))
            {
                if (routes.Phrase(said) is not null || routes.Patterns(said).Any()) continue;
                // Some are said about the customer talked of before, or in reply to a card.
                var utterance = new Utterance(said, CrmBotTestApp.Start, "Asia/Shanghai",
                    "林涛") { LastCustomer = "恒达", ReplyTo = topic == "rem_upd" ? new ReplyCard("reminder", "恒达") : null };
                var frames = reader.Read(utterance).Frames;
                if (frames.All(frame => frame.Intent == "none")) lost.Add($"{topic}: {said}");
            }
        }

        lost.ShouldBeEmpty();
    }
}
