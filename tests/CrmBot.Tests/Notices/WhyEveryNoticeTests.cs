using System.Text.Json.Nodes;
using CrmBot.Features.People;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Notices;

/// <summary>
/// Every kind of card that the bot sends of its own accord can tell why it
/// came. Complete by construction: what is sent under a name that no
/// <see cref="INotice"/> has fails, and each name there is sends a card here. What a day brings is asked about as it came.
/// </summary>
public sealed class WhyEveryNoticeTests
{
    private static readonly string[] BroughtAbout =
    [
        "customer.correction", "digest", "feedback", "handover.pack", "leave.begins", "reminder", "reminder.given",
    ];

    [Fact]
    public async Task Every_card_of_the_bots_own_accord_tells_the_one_who_got_it_why()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var told = new HashSet<string>();
        var chats = await LiveThroughAMorningAsync(app);
        await AskAsync(app, chats, told);
        // Later cards take the place of the first ones, which then only point to them.
        await app.MoveToAsync(new(2026, 3, 13, 10, 0, 0, TimeSpan.FromHours(8)));
        await AskAsync(app, chats, told);
        BroughtAbout.Except(told).ShouldBeEmpty("brought about: " + string.Join(", ", told));
    }

    [Fact]
    public async Task Each_kind_of_notice_comes_with_a_button_that_tells_why()
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: [("Demo:Enabled", "false"), ("Demo:People", "false")]);
        var notices = app.Services.GetRequiredService<NoticeList>().All.Select(notice => notice.Name).Order(StringComparer.Ordinal)
            .ToList();
        notices.Count.ShouldBeGreaterThan(30);
        foreach (var name in notices)
        {
            // Each to a person of its own: nobody gets so many at once.
            var (person, chat) = await ReceiverAsync(app, name);
            await app.Services.GetRequiredService<IStore>().WriteAsync("test", async (work, token) =>
            {
                await work.Outbox.ToPersonAsync(person, new Reply.Say("agenda.inDirect", ("count", 1)), name + ":test",
                    Delivery.AtLeastOnce, Priority.Notice, token);
                return true;
            }, CancellationToken.None);
            var seen = await app.Teams.WaitAsync(chat.Conversation, all => all.LastOrDefault(one => HasWhy(one)), "the card of " + name);
            var why = DemoApp.Words(await chat.ClickAsync(seen, "notice.why"));
            why.ShouldNotBeEmpty(name);
            why.ShouldNotContain("看不到缘由", customMessage: name);
        }
    }

    private static async Task<(Guid Person, Chat Chat)> ReceiverAsync(CrmBotTestApp app, string name)
    {
        var person = new Person { Name = "收到" + name, Role = Roles.Admin, Team = null };
        await app.Services.GetRequiredService<IStore>().WriteAsync("test", async (work, token) =>
        {
            work.Db.Add(person);
            await BindPerson.BindAsync(work, person, "id-" + name, token);
            await work.SaveAsync(token);
            return true;
        }, CancellationToken.None);
        var chat = app.Direct("id-" + name);
        await chat.SayAsync("帮助");
        return (person.Id, chat);
    }

    private static async Task AskAsync(CrmBotTestApp app, Chat[] chats, HashSet<string> told)
    {
        foreach (var (name, activities) in await NamesAsync(app))
        {
            // A card that a newer one has taken the place of only points there.
            // One to somebody who says nothing in this test is not seen here.
            var pairs = activities.SelectMany(activity => Find(chats, activity)).Where(pair => HasWhy(pair.Seen)).ToList();
            if (pairs.Count == 0 || !told.Add(name)) continue;
            var (chat, seen) = pairs[^1];
            var why = DemoApp.Words(await chat.ClickAsync(seen, "notice.why"));
            why.ShouldNotBeEmpty();
            why.ShouldNotContain("看不到缘由", customMessage: name);
            // Another card may come of its own accord in between.
            var before = chat.Messages.Count;
            await chat.SayAsync("为什么给我发这个", replyTo: seen.Id);
            await app.Teams.WaitAsync(chat.Conversation, all => all.Skip(before).FirstOrDefault(one => one.Words == why),
                $"“{why}” for {name}");
        }
    }

    [Fact]
    public void A_card_under_a_name_that_nobody_answers_for_cannot_be_sent() =>
        Should.Throw<InvalidOperationException>(() => new NoticeList([]).OfSlot("lead.surprise:1")).Message.ShouldContain("lead.surprise");

    // Everything that makes the bot write first, at once or within two days.
    private static async Task<Chat[]> LiveThroughAMorningAsync(CrmBotTestApp app)
    {
        var (lin, wang, lead, admin, agent) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.WangLei),
            app.Direct(DemoPeople.TeamLead), app.Direct(DemoPeople.Admin), app.Direct("demo-machao"));
        foreach (var chat in (Chat[])[lin, wang, lead, admin, agent]) await chat.SayAsync("帮助");
        var reminder = await lin.SayAsync("后天9点提醒我给佳美回电话");
        await lin.ClickAsync(reminder, "reminder.handover",
            ("to", CardWords.Inputs(reminder.Card).First(input => input["id"]!.GetValue<string>() == "to")["choices"]!.AsArray()
                .First(choice => choice!["title"]!.GetValue<string>() == "王磊")!["value"]!.GetValue<string>()));
        foreach (var what in (string[])["报价", "样品", "合同", "发票", "图纸"]) await lead.SayAsync($"今天下午三点提醒我寄{what}");
        var file = await lead.SayAsync("恒达");
        await lead.ClickAsync(file, "customer.correct", ("wrong-" + (await app.CustomerIdAsync("恒达"))[^8..], "电话换了"));
        await lin.InvokeAsync("message/submitAction",
            new JsonObject { ["actionName"] = "feedback",
                ["actionValue"] = new JsonObject { ["reaction"] = "dislike", ["feedback"] = """{"feedbackText":"电话不对"}""" } }, file.Id);
        await lead.SayAsync("每天早上9点给我发日报");
        await lin.SayAsync("我明天休假由小王代管");
        await admin.ClickAsync(await admin.SayAsync("李娜离职了 客户都转马超"), "draft.save");
        await app.MoveToAsync(CrmBotTestApp.Start.AddMinutes(1));
        return [lin, wang, lead, admin, agent];
    }

    private static Task<Dictionary<string, List<string>>> NamesAsync(CrmBotTestApp app) =>
        app.Services.GetRequiredService<IStore>().ReadAsync(
            async (view, _) =>
            {
                var copies = await view.Sql.ListAsync(
                    "SELECT activity_id, source FROM card_copy WHERE activity_id IS NOT NULL ORDER BY seq",
                    row => (row.Text(0), row.Text(1)));
                return copies.Select(copy => (Name: Name(JsonNode.Parse(copy.Item2)), Activity: copy.Item1))
                    .Where(copy => copy.Name is not null)
                    .GroupBy(copy => copy.Name!).ToDictionary(group => group.Key, group => group.Select(copy => copy.Activity).ToList());
            },
            CancellationToken.None);

    private static string? Name(JsonNode? reply) => reply switch
    {
        JsonObject { } one when (string?)one["is"] == "notice" => (string?)one["name"],
        JsonObject { } one when one["parts"] is JsonArray parts => parts.Select(Name).FirstOrDefault(name => name is not null),
        _ => null,
    };

    private static bool HasWhy(Seen seen) => CardWords.Buttons(seen.Card).Any(button => button["verb"]?.GetValue<string>() == "notice.why");

    private static IEnumerable<(Chat Chat, Seen Seen)> Find(Chat[] chats, string activity) =>
        chats.SelectMany(chat => chat.Messages.Select(seen => (Chat: chat, Seen: seen))).Where(pair => pair.Seen.Id == activity).Take(1);
}
