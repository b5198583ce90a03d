using CrmBot.Features.Interactions;
using CrmBot.Features.Reminders;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Day;

/// <summary>Sentences of a working day, and what they come to.</summary>
public sealed class WorkingDayTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private readonly Chat lin = demo.Chat(DemoPeople.LinTao);

    [Fact]
    public async Task A_meeting_told_beside_the_deal_is_kept_as_one_and_taken_back_with_it()
    {
        var before = await ContactsAsync("Acme");
        var told = await lin.SayAsync("had coffee with Dan from Acme, signing next week, €200k");
        told.Words.ShouldContain("20万欧元");
        (await ContactsAsync("Acme")).Except(before).ShouldHaveSingleItem().ShouldBe("meeting Dan");
        await lin.SayAsync("撤销");
        (await ContactsAsync("Acme")).Count.ShouldBe(before.Count);
    }

    [Fact]
    public async Task Not_now_but_in_march_is_a_contact_and_a_step_planned_for_then()
    {
        var card = await lin.SayAsync("今天佳美说暂时不考虑，明年三月再联系");
        card.Words.ShouldContain("暂时不考虑");
        card.Words.ShouldContain("下一步");
        var planned = await demo.ReadAsync(view =>
            view.Db.Set<Reminder>().AsNoTracking().Where(one => one.Kind == ReminderKind.NextStep).Select(one => one.At).ToListAsync());
        planned.ShouldContain("2027-03-01T09:00");
    }

    [Theory]
    [InlineData("我这个月怎么样")]
    [InlineData("how am I doing this month")]
    public async Task How_I_am_doing_is_answered_by_my_own_numbers(string said)
    {
        var numbers = await lin.SayAsync(said);
        CardWords.Buttons(numbers.Card).ShouldContain(button => button["verb"]!.GetValue<string>() == "own.show");
    }

    [Fact]
    public async Task Which_of_two_teams_is_ahead_compares_them()
    {
        var manager = demo.Chat(DemoPeople.Manager);
        await lin.SayAsync("恒达签了！68万 靠服务");
        var report = await manager.SayAsync("一组跟二组哪个强");
        report.Words.ShouldContain("按小组");
        report.Words.ShouldContain("销售一组");
        (await manager.SayAsync("哪个渠道来的客户最好")).Words.ShouldContain("来源");
    }

    [Fact]
    public async Task How_often_customers_hear_from_us_is_changed_by_an_admin_and_counts_by_the_week()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var admin = app.Direct(DemoPeople.Admin);
        (await app.Direct(DemoPeople.Manager).SayAsync("群发上限改成每周一次")).Words.ShouldContain("只有管理员");
        (await admin.SayAsync("群发上限改成每周一次")).Words.ShouldContain("从 2 个改成 1 个");
        (await admin.SayAsync("群发上限改成每月4次")).Words.ShouldContain("要改成多少");
        (await admin.SayAsync("change the campaign cap to twice a week")).Words.ShouldContain("从 1 个改成 2 个");
    }

    private Task<List<string>> ContactsAsync(string customer) => demo.ReadAsync(view => view.Db.Set<Interaction>().AsNoTracking()
        .Where(one => view.Db.Set<Features.Customers.Customer>().Any(known => known.Id == one.CustomerId && known.Name == customer))
        .Select(one => one.Channel + " " + one.Who).ToListAsync());
}
