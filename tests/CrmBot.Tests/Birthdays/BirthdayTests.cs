using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Outgoing;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.Outgoing;
using CrmBot.Tests.Privacy;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Birthdays;

/// <summary>
/// Birthdays of customers' people. It is Wednesday 11 March 2026; 林涛 looks after 恒达 (王强), 佳美 (张丽), 华东机电 (李建国) and Contoso (Jack Miller).
/// </summary>
public sealed class BirthdayTests
{
    [Fact]
    public async Task What_is_shown_before_it_is_saved_is_the_birthday_and_no_contact()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct("demo-lily");
        var boss = app.Direct(DemoPeople.Manager);
        var shown = await boss.SayAsync("Bill's birthday is 3 Dec", locale: "en-US");
        shown.Words.ShouldContain("Save a birthday");
        shown.Words.ShouldContain("Bill · 3 Dec");
        shown.Words.ShouldNotContain("contact");
        await boss.ClickAsync(shown, "draft.save");
        (await NotedAsync(app)).ShouldBe(0);
        (await lily.SayAsync("Initech", locale: "en-US")).Words.ShouldContain("birthday 3 Dec");
    }

    [Fact]
    public async Task It_is_kept_shown_corrected_forgotten_and_undone()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        var noted = await lin.SayAsync("恒达王工农历八月十六生日");
        noted.Words.ShouldContain("生日记好了");
        noted.Words.ShouldContain("王强 · 农历八月十六 · 下次 9月26日 周六");
        (await lin.SayAsync("恒达")).Words.ShouldContain("生日 农历八月十六");
        (await lin.SayAsync("恒达王工生日记错了，是1985年5月8号")).Words.ShouldContain("1985年5月8日");
        (await lin.SayAsync("恒达王工生日是哪天")).Words.ShouldContain("生日 1985年5月8日");
        (await NotedAsync(app)).ShouldBe(0, "nobody was in touch with anybody");
        await lin.SayAsync("撤销");
        (await lin.SayAsync("恒达")).Words.ShouldContain("生日 农历八月十六");
        (await lin.SayAsync("把恒达王工的生日删了")).Words.ShouldContain("已删除");
        (await lin.SayAsync("恒达")).Words.ShouldNotContain("八月十六");
        await lin.SayAsync("撤销");
        (await lin.SayAsync("恒达")).Words.ShouldContain("生日 农历八月十六");
    }

    [Fact]
    public async Task What_was_told_wrong_is_put_right_in_a_few_words()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达王工生日5月8号");
        (await lin.SayAsync("不对，是农历八月十六")).Words.ShouldContain("王强 · 农历八月十六 · 下次 9月26日 周六");
        (await NextAsync(app, "王强")).ShouldBe([new DateOnly(2026, 9, 26)]);
        await lin.SayAsync("5月9号");
        (await NextAsync(app, "王强")).ShouldBe([new DateOnly(2026, 5, 9)]);
    }

    [Fact]
    public async Task The_owner_hears_three_days_ahead_and_on_the_morning_and_before_a_weekend_on_friday()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达王工生日3月16号");       // a Monday
        await lin.SayAsync("佳美张姐生日1990年3月15号"); // a Sunday
        await lin.SayAsync("华东机电李总生日3月18号");   // a Wednesday
        await app.MoveToAsync(At(12));
        var thursday = await CardAsync(app, lin, 1);
        thursday.Words.ShouldContain("1 位联系人要过生日");
        thursday.Words.ShouldContain("张丽");
        thursday.Words.ShouldContain("3月15日 周日 · 36 岁");
        await app.MoveToAsync(At(13));
        var friday = await CardAsync(app, lin, 2);
        friday.Words.ShouldContain("3 位联系人要过生日");
        friday.Words.ShouldContain("张丽", Case.Sensitive, "on Sunday nobody is at work");
        friday.Words.ShouldContain("王强");
        friday.Words.ShouldContain("李建国", Case.Sensitive, "three days before Wednesday is Sunday");
        await app.MoveToAsync(At(16));
        (await CardAsync(app, lin, 3)).Words.ShouldContain("今天 3月16日 周一");
        await app.MoveToAsync(At(17));
        Cards(lin).Count.ShouldBe(3);
        await app.MoveToAsync(At(18));
        var wednesday = await CardAsync(app, lin, 4);
        wednesday.Words.ShouldContain("李建国");
        DemoApp.Words(await lin.ClickAsync(wednesday, "notice.why")).ShouldContain("提前三天和当天各提醒一次");
        await app.MoveToAsync(At(27));
        Cards(lin).Count.ShouldBe(4, "once each year");
        (await NextAsync(app, "王强")).ShouldBe([new DateOnly(2027, 3, 16)]);
    }

    [Fact]
    public async Task Who_has_been_thought_of_leaves_the_card_is_noted_and_comes_back_when_undone()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达王工生日3月13号");
        await lin.SayAsync("佳美张姐生日3月14号");
        await app.MoveToAsync(At(12));
        var card = await CardAsync(app, lin, 1);
        card.Words.ShouldContain("2 位联系人要过生日");
        var left = DemoApp.Words(await lin.ClickAsync(card, "birthday.done"));
        left.ShouldContain("1 位联系人要过生日");
        left.ShouldNotContain("王强");
        (await lin.SayAsync("恒达跟进记录")).Words.ShouldContain("送了生日祝福");
        await app.MoveToAsync(At(13));
        (await CardAsync(app, lin, 2)).Words.ShouldNotContain("王强", Case.Sensitive, "he has had his wishes");
        await lin.ClickAsync(Cards(lin)[^1], "birthday.done");
        Cards(lin)[^1].Id.ShouldNotBe(card.Id);
        await lin.SayAsync("撤销");
        await app.Teams.WaitAsync(lin.Conversation, _ => Cards(lin)[^1].Words.Contains("张丽", StringComparison.Ordinal) ? card : null,
            "张丽 back on the card");
    }

    [Fact]
    public async Task Wishes_leave_as_a_text_message_once_and_only_to_the_person_themselves()
    {
        await using var gateway = await LoopbackGateway.StartAsync();
        await using var app = await CrmBotTestApp.StartAsync(
            services: services => services.AddSingleton(new SendingPace { Look = TimeSpan.FromMilliseconds(50), Pauses = [100, 100] }),
            settings: gateway.Settings);
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达王工生日3月13号");
        await app.MoveToAsync(At(12));
        await lin.ClickAsync(await CardAsync(app, lin, 1), "birthday.write");
        var wish = await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("生日快乐", StringComparison.Ordinal)), "the wish to change");
        wish.Words.ShouldContain("王工，生日快乐！");
        wish.Words.ShouldContain("会用短信发给对方");
        DemoApp.Words(await lin.ClickAsync(wish, "birthday.send", ("text", "  "))).ShouldContain("祝福语还是空的");
        DemoApp.Words(await lin.ClickAsync(wish, "birthday.send", ("text", "王工生日快乐 ${x} <b>"))).ShouldContain("祝福发出去了");
        await lin.ClickAsync(wish, "birthday.send", ("text", "再来一遍"));
        await gateway.WaitAsync(1);
        (await app.ReadAsync(view => view.Db.Set<CustomerMessage>().CountAsync())).ShouldBe(1);
        gateway.Calls.ShouldHaveSingleItem().Body.ToJsonString().ShouldContain("${x}");
        (await lin.SayAsync("恒达跟进记录")).Words.ShouldContain("送了生日祝福");
    }

    [Fact]
    public async Task Without_mail_and_gateway_the_wish_is_there_to_copy()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("Contoso Jack's birthday is 3/13");
        await app.MoveToAsync(At(12));
        await lin.ClickAsync(await CardAsync(app, lin, 1), "birthday.write");
        var wish = await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("Happy birthday", StringComparison.Ordinal)),
            "the wish in the customer's language");
        wish.Words.ShouldContain("Happy birthday, Jack!");
        wish.Words.ShouldNotContain("发给对方");
        DemoApp.Words(await lin.ClickAsync(wish, "birthday.done")).ShouldContain("记下了");
        await app.MoveToAsync(At(13));
        Cards(lin).Count.ShouldBe(1, "he has had his wishes");
    }

    [Fact]
    public async Task Who_wants_to_hear_nothing_or_has_left_is_not_named()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        foreach (var said in (string[])["恒达王工生日3月13号", "佳美张姐生日3月13号", "华东机电李总生日3月13号"]) await lin.SayAsync(said);
        await lin.SayAsync("别再联系恒达王工");
        await lin.SayAsync("佳美张姐离职了");
        await app.MoveToAsync(At(12));
        var card = await CardAsync(app, lin, 1);
        card.Words.ShouldContain("李建国");
        card.Words.ShouldNotContain("王强");
        card.Words.ShouldNotContain("张丽");
    }

    [Fact]
    public async Task On_29_February_and_in_English()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("以后用英文回我")).Words.ShouldNotBeEmpty();
        var noted = await lin.SayAsync("Contoso's Jack's birthday is Feb 29");
        noted.Words.ShouldContain("Birthday saved");
        noted.Words.ShouldContain("next 28 Feb 2027 (no 29 February that year)");
        (await lin.SayAsync("when is Jack's birthday")).Words.ShouldContain("birthday 29 Feb");
    }

    [Fact]
    public async Task Told_beside_a_call_both_are_kept_and_a_question_or_a_task_keeps_none()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("刚跟华东机电李总通了电话，要新报价，他生日是农历三月初三")).Words.ShouldContain("新报价");
        (await NextAsync(app, "李建国")).ShouldBe([new DateOnly(2026, 4, 19)]);
        await lin.SayAsync("远航物流赵总生日是5月8号吗");
        await lin.SayAsync("5月8号鼎新王总生日，提醒我送花");
        (await app.Services.GetRequiredService<IStore>()
            .ReadAsync((view, token) => view.Db.Set<Birthday>().CountAsync(one => one.ToldBy != null, token), CancellationToken.None))
            .ShouldBe(1);
    }

    [Fact]
    public async Task Two_files_that_become_one_keep_one_birthday_of_each_person()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("新客户 启辰精密 采购王强 13900007777 展会来的");
        await lin.SayAsync("启辰精密王强生日3月20号");
        await lin.SayAsync("恒达王工生日3月13号");
        await lin.ClickAsync(await lin.SayAsync("合并恒达和启辰精密"), "draft.save");
        (await NextAsync(app, "王强")).ShouldBe([new DateOnly(2026, 3, 13)]);
    }

    [Fact]
    public async Task Whose_birthday_comes_is_asked_for_and_others_customers_stay_out()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lily) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.Lily));
        (await lin.SayAsync("最近谁过生日")).Words.ShouldContain("30 天内没有人过生日");
        await lin.SayAsync("恒达王工生日3月13号");
        await lin.SayAsync("佳美张姐生日3月28号");
        (await lin.SayAsync("这周谁过生日？")).Words.ShouldContain("这周还有 1 位过生日");
        var month = await lin.SayAsync("本月谁过生日");
        month.Words.ShouldContain("这个月还有 2 位过生日");
        month.Words.ShouldContain("张丽");
        (await app.Direct(DemoPeople.TeamLead).SayAsync("最近谁过生日")).Words.ShouldContain("王强", Case.Sensitive,
            "the lead sees the team's customers");
        await app.MoveToAsync(At(12));
        var card = await CardAsync(app, lin, 1);
        DemoApp.Words(await lily.ClickAsync(card, "birthday.done")).ShouldNotContain("记下了");
        (await lin.SayAsync("恒达跟进记录")).Words.ShouldNotContain("送了生日祝福");
    }

    [Fact]
    public async Task It_goes_with_the_person_who_is_erased()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("恒达王工生日3月13号");
        await PrivacyStory.EraseAsync(app, "删除恒达王工的个人信息");
        for (var left = 100; left > 0 && (await NextAsync(app, null)).Count > 0; left--)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        (await NextAsync(app, null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everybody_on_the_card_has_a_button_of_their_own_there_and_on_what_a_press_brought_back()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        foreach (var told in (string[])["恒达王工生日3月13号", "佳美张姐生日3月14号", "华东机电李总生日3月15号"]) await lin.SayAsync(told);
        await app.MoveToAsync(At(12));
        var card = await CardAsync(app, lin, 1);
        var rows = CardWords.Buttons(card.Card).Where(button => (string?)button["verb"] == "birthday.done").ToList();
        await lin.ClickAsync(card.Id, "birthday.done", (JsonObject)rows[0]["data"]!.DeepClone());
        var back = await lin.ClickAsync(card.Id, "birthday.done", (JsonObject)rows[1]["data"]!.DeepClone());
        DemoApp.Words(back).ShouldContain("1 位联系人要过生日");
        await lin.ClickAsync(card.Id, "birthday.done",
            (JsonObject)CardWords.Button((JsonObject)back["value"]!, "birthday.done")["data"]!.DeepClone());
        (await NotedAsync(app)).ShouldBe(3);
        await lin.ClickAsync(card.Id, "birthday.done", (JsonObject)rows[0]["data"]!.DeepClone());
        (await NotedAsync(app)).ShouldBe(3);
    }

    private static List<Seen> Cards(Chat chat) =>
        [.. chat.Messages.Where(one => one.PostedWords.Contains("联系人要过生日", StringComparison.Ordinal))];

    private static Task<Seen> CardAsync(CrmBotTestApp app, Chat chat, int count) =>
        app.Teams.WaitAsync(chat.Conversation, _ => Cards(chat) is { } cards && cards.Count == count ? cards[^1] : null,
            $"birthday card {count}");

    /// <param name="who">Null for those that somebody told.</param>
    private static Task<List<DateOnly>> NextAsync(CrmBotTestApp app, string? who) => app.Services.GetRequiredService<IStore>().ReadAsync(
        async (view, token) => (await view.Db.Set<Birthday>()
            .Where(one => who == null
                ? one.ToldBy != null
                : view.Db.Set<Contact>().Any(contact => contact.Id == one.ContactId && contact.Name == who))
            .Select(one => one.NextOn).ToListAsync(token)).ConvertAll(DateOnly.FromDayNumber), CancellationToken.None);

    /// <returns>Contacts noted since the demo company was told.</returns>
    private static Task<int> NotedAsync(CrmBotTestApp app) => app.Services.GetRequiredService<IStore>().ReadAsync(
        (view, token) => view.Db.Set<CrmBot.Features.Interactions.Interaction>().CountAsync(one => one.Note.Contains("生日"), token),
        CancellationToken.None);

    private static DateTimeOffset At(int day) => new(2026, 3, day, 9, 1, 0, TimeSpan.FromHours(8));
}
