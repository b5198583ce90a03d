using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Health;

/// <summary>数据健康: the four rates of a store whose faults are known, and the lists behind them.</summary>
public sealed class DataHealthTests
{
    [Theory, EachEngine]
    public async Task Five_doubles_in_a_hundred_are_five_per_cent_and_every_number_opens_its_list(EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: await FreshDatabase.OnAsync(engine));
        await FillAsync(app);
        var manager = app.Direct(DemoPeople.Manager);
        var card = await manager.SayAsync("数据健康");
        card.Words.ShouldContain("你能看到的 100 家客户");
        card.Words.ShouldContain("5%");
        card.Words.ShouldContain("100 家里有 5 家可能重复建档");
        card.Words.ShouldContain("缺联系方式或来源的有 10 家");
        card.Words.ShouldContain("没人管、也不在公海的有 3 家");

        foreach (var (what, count) in new[] { ("duplicates", 5), ("incomplete", 10), ("orphans", 3) })
        {
            var listed = 0;
            for (var page = 0; page * 8 < count; page++)
            {
                var list = (JsonObject)(await manager.ClickAsync(card.Id, "health.open",
                    new JsonObject { ["verb"] = "health.open", ["what"] = what, ["page"] = page }))["value"]!;
                listed += CardWords.Buttons(list).Count(button => (string?)button["verb"] is "customer.open" or "customer.pair");
            }

            listed.ShouldBe(count, what);
        }
    }

    [Fact]
    public async Task From_the_list_of_doubles_a_pair_is_merged_or_kept_apart()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        await FillAsync(app);
        var manager = app.Direct(DemoPeople.Manager);
        var card = await manager.SayAsync("检查一下数据质量");
        var list = (JsonObject)(await manager.ClickAsync(card.Id, "health.open",
            new JsonObject { ["verb"] = "health.open", ["what"] = "duplicates" }))["value"]!;
        var pairs = CardWords.Buttons(list).Where(button => (string?)button["verb"] == "customer.pair").ToList();
        await AnswerAsync(pairs[0], "customer.merge");
        await AnswerAsync(pairs[1], "customer.apart");
        (await manager.SayAsync("数据健康")).Words.ShouldContain("99 家里有 3 家可能重复建档");

        async Task AnswerAsync(JsonObject pair, string verb)
        {
            var question =
                (JsonObject)(await manager.ClickAsync(card.Id, "customer.pair", (JsonObject)pair["data"]!.DeepClone()))["value"]!;
            await manager.ClickAsync("none", verb, (JsonObject)CardWords.Button(question, verb)["data"]!.DeepClone());
        }
    }

    [Fact]
    public async Task A_rep_sees_the_health_of_what_a_rep_may_see()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        (await lily.SayAsync("data health", locale: "en-US")).Words.ShouldContain("The 15 customers");
        var all = await app.Direct(DemoPeople.Manager).SayAsync("数据健康");
        all.Words.ShouldContain("你能看到的 35 家客户");
    }

    [Fact]
    public async Task The_tag_review_offers_to_merge_what_looks_alike_and_to_drop_what_nobody_uses()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var question = await lin.SayAsync("蓝海打个标签 意向很强烈");
        if (CardWords.Buttons(question.Card).Any(button => (string?)button["verb"] == "customer.tag"))
            await lin.ClickAsync(question.Id, "customer.tag", Last(question, "customer.tag"));
        var manager = app.Direct(DemoPeople.Manager);
        var review = await manager.SayAsync("标签体检");
        review.Words.ShouldContain("意向很强烈");
        var dropped = DemoWords(await manager.ClickAsync(review, "tags.drop"));
        dropped.ShouldContain("标签体检");
        DemoWords(await manager.ClickAsync(review.Id, "tags.merge", Last(review, "tags.merge", "意向很强烈"))).ShouldContain("标签合并好了");
        (await lin.SayAsync("蓝海有什么标签")).Words.ShouldNotContain("意向很强烈");
        (await lin.SayAsync("标签体检")).Words.ShouldContain("经理或管理员");
    }

    private static JsonObject Last(Seen card, string verb, string from) =>
        (JsonObject)CardWords.Buttons(card.Card)
            .Single(button => (string?)button["verb"] == verb && (string?)button["data"]!["from"] == from)["data"]!.DeepClone();

    private static JsonObject Last(Seen card, string verb) =>
        (JsonObject)CardWords.Buttons(card.Card).Last(button => (string?)button["verb"] == verb)["data"]!.DeepClone();

    private static string DemoWords(JsonObject answer) => Customers.DemoApp.Words(answer);

    // A hundred customers of one rep: five doubles (three by phone, two by name), ten with something missing, three whose owner has left.
    private static async Task FillAsync(CrmBotTestApp app)
    {
        for (var from = 0; from < 100; from += 20) await FillAsync(app, from);
    }

    private static Task<bool> FillAsync(CrmBotTestApp app, int from) => app.Services.GetRequiredService<IStore>().WriteAsync(
        "test",
        async (work, token) =>
        {
            var files = app.Services.GetRequiredService<FileCustomer>();
            var lin = await work.Db.Set<Person>().FirstAsync(person => person.DirectoryId == DemoPeople.LinTao, token);
            var gone = new Person { Name = "已离职", Role = "rep", IsActive = false };
            work.Db.Add(gone);
            if (from == 0)
                foreach (var known in await work.Db.Set<Customer>().ToListAsync(token)) known.MergedIntoId = known.Id;
            for (var number = from; number < from + 20; number++)
            {
                var name = number switch { 98 => "测试客户080有限公司", 99 => "测试客户081股份", _ => $"测试客户{number:000}" };
                var phone = number is >= 95 and < 98 ? number - 90 : number;
                var facts = new NewCustomer(name)
                {
                    OwnerId = number is >= 60 and < 63 ? gone.Id : lin.Id,
                    Source = number is >= 40 and < 45 ? null : "expo",
                    Contacts = number is >= 45 and < 50 ? [] : [new NewContact("联系人", null) { Phone = $"+86139{phone:00000000}" }],
                };
                await files.OpenAsync(work, facts, lin.Id, "test", token);
            }

            return true;
        },
        CancellationToken.None);
}
