using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Day;

/// <summary>What English-speaking colleagues type on an ordinary day, through the front door.</summary>
public sealed class OrdinaryEnglishDayTests
{
    private const string English = "en-US";

    [Fact]
    public async Task A_task_that_is_told_done_is_the_one_whose_words_were_said()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        await lily.SayAsync("remind me tomorrow at 10am to send Globex the numbers", locale: English);
        await lily.SayAsync("remind me tomorrow at 11am to send Globex the quote", locale: English);
        (await lily.SayAsync("the quote for Globex is done", locale: English)).Words.ShouldContain("quote");
        var left = (await lily.SayAsync("what's due tomorrow?", locale: English)).Words;
        left.ShouldContain("numbers");
        left.ShouldNotContain("send the quote");
    }

    [Fact]
    public async Task Whoever_stands_in_is_named_and_nobody_when_nobody_does()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lily, tom) = (app.Direct(DemoPeople.Lily), app.Direct("demo-tom"));
        (await lily.SayAsync("who's covering for Tom?", locale: English)).Words.ShouldContain("Nobody stands in for Tom");
        await tom.ClickAsync(await tom.SayAsync("I'm off until Friday, Lily covers", locale: English), "draft.save");
        (await tom.SayAsync("who's covering me?", locale: English)).Words.ShouldContain("Lily Chen stands in for Tom");
    }

    [Fact]
    public async Task Whoever_takes_over_and_has_a_say_already_stays_one_person()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        await lily.SayAsync("Priya Nair at Globex is the champion", locale: English);
        await lily.SayAsync("Hank left Globex, Priya takes over from him", locale: English);
        var chain = (await lily.SayAsync("who decides at Globex?", locale: English)).Words;
        chain.Split("Priya").Length.ShouldBe(2, chain);
        chain.ShouldContain("Priya Nair");
    }
}
