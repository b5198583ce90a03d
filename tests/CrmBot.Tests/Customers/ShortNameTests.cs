using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

public sealed class ShortNameTests
{
    [Fact]
    public async Task A_customer_is_found_by_the_middle_of_its_name()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("新线索 昆山博远自动化 李工 13800001111 展会");
        await lin.SayAsync("恒达");

        (await lin.SayAsync("看下博远")).Words.ShouldContain("昆山博远自动化");
        var helper = await lin.SayAsync("博远拉小孙一起跟");
        helper.Words.ShouldContain("昆山博远自动化");
        helper.Words.ShouldNotContain("恒达");
    }

    [Fact]
    public async Task A_name_nobody_knows_is_asked_about_and_not_the_last_customer()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        await lily.SayAsync("Brightside", locale: "en-US");

        var asked = await lily.SayAsync("release fooware back to the pool", locale: "en-US");

        asked.Words.ShouldContain("fooware");
        asked.Words.ShouldNotContain("Brightside");
    }

    [Fact]
    public async Task What_is_said_of_another_customer_does_not_move_the_note_before_it()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync("给佳美张姐打了电话，没人接");

        (await lin.SayAsync("恒达推到谈判")).Words.ShouldContain("谈判");

        (await lin.SayAsync("佳美最近3次")).Words.ShouldContain("没人接");
    }
}
