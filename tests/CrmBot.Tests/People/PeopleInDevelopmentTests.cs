using CrmBot.Features.People;
using CrmBot.Tests.Customers;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.People;

public sealed class PeopleInDevelopmentTests(DemoApp demo) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task An_unknown_person_picks_a_demo_person_and_is_that_person_from_then_on()
    {
        var chat = demo.Chat("user-id-0");
        var question = await chat.SayAsync("hi");
        question.Words.ShouldContain("林涛 (小林)");
        var hello = await chat.ClickAsync(question, "people.pick", ("person", await IdOf("林涛")));
        DemoApp.Words(hello).ShouldContain("小林");
        (await chat.SayAsync("鼎新装备")).Words.ShouldContain("已有人跟进");

        var again = await chat.SayAsync("换人");
        await chat.ClickAsync(again, "people.pick", ("person", await IdOf("陈浩")));
        (await chat.SayAsync("鼎新装备")).Words.ShouldContain("自动化产线");
    }

    [Fact]
    public async Task Picking_nobody_or_nonsense_changes_nothing()
    {
        var chat = demo.Chat("user-id-1");
        var question = await chat.SayAsync("你好");
        DemoApp.Words(await chat.ClickAsync(question, "people.pick", ("person", "nobody"))).ShouldContain("先选一位");
        (await chat.SayAsync("你好")).Words.ShouldContain("你想当谁");
    }

    [Fact]
    public async Task A_wish_for_English_holds_from_the_answer_on()
    {
        var chat = demo.Chat("demo-machao");
        var english = await chat.SayAsync("以后用英文回我");
        english.Words.ShouldContain("I'll speak English");
        english.Words.ShouldNotMatch("\\p{IsCJKUnifiedIdeographs}", "its buttons speak English too");
        (await chat.SayAsync("佳美")).Words.ShouldContain("Grade A");
        var chinese = await chat.SayAsync("switch to Chinese please");
        chinese.Words.ShouldContain("以后都用中文");
        chinese.Words.ShouldContain("撤销");
        (await chat.SayAsync("佳美")).Words.ShouldContain("A 级");
    }

    [Fact]
    public async Task Quiet_hours_and_mutes_are_kept_and_said_back()
    {
        var chat = demo.Chat("demo-sunyue");
        (await chat.SayAsync("中午别吵我")).Words.ShouldContain("12:00–14:00");
        (await chat.SayAsync("周末别吵我")).Words.ShouldContain("周六、周日");
        (await chat.SayAsync("静音到下周一")).Words.ShouldContain("3月16日");
        var person = await demo.ReadAsync(view => view.Db.Set<Person>().SingleAsync(known => known.Name == "孙悦"));
        (person.QuietFrom, person.QuietTo).ShouldBe(("12:00", "14:00"));
        person.QuietDays.ShouldBe(["SA", "SU"]);
        person.Mutes.ShouldBe([new Mute("all", new DateOnly(2026, 3, 16))]);
        await chat.SayAsync("撤销");
        (await demo.ReadAsync(view => view.Db.Set<Person>().SingleAsync(known => known.Name == "孙悦"))).Mutes.ShouldBeEmpty();
    }

    private Task<string> IdOf(string name) =>
        demo.ReadAsync(async view => (await view.Db.Set<Person>().SingleAsync(known => known.Name == name)).Id.ToString("N"));
}
