using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Deals;

public sealed class SpokenMoneyTests
{
    [Fact]
    public async Task Money_without_a_sign_is_what_people_pay_with_where_the_speaker_works()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        (await lily.SayAsync("initech deal 48k", locale: "en-US")).Words.ShouldContain("$48k");
        (await lily.SayAsync("won initech!! 45k", locale: "en-US")).Words.ShouldContain("$45k");
        var tom = app.Direct("demo-tom");
        (await tom.SayAsync("helix deal 30k gbp", locale: "en-US")).Words.ShouldContain("£30k");
        var lin = app.Direct(DemoPeople.LinTao);
        (await lin.SayAsync("恒达那单金额90万")).Words.ShouldContain("90万");
    }

    [Fact]
    public async Task A_deal_told_lost_too_early_goes_on_hold_and_no_second_one_is_opened()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        var lost = (await lily.SayAsync("lost globex, they went with Samsara, price", locale: "en-US")).Words;
        lost.ShouldContain("Lost");
        var held = (await lily.SayAsync("globex on hold till march", locale: "en-US")).Words;
        held.ShouldContain("On hold");
        held.ShouldContain(lost.Split(' ').First(word => word.StartsWith("D-", StringComparison.Ordinal)));
    }
}
