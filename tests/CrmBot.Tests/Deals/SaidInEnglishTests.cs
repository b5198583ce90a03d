using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Deals;

/// <summary>
/// What English speakers type by the day: prices that drop, customers that are let go, new leads, and the language of the answer.
/// </summary>
public sealed class SaidInEnglishTests
{
    [Fact]
    public async Task A_price_drops_in_the_unit_it_stands_in_and_nobody_is_given_away()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        await lily.SayAsync("set globex to 95k", locale: "en-US");
        var card = (await lily.SayAsync("drop the price on globex to 88", locale: "en-US")).Words;
        card.ShouldContain("$88k");
        card.ShouldNotContain("pool");
    }

    [Fact]
    public async Task A_customer_with_an_open_deal_goes_to_the_pool_only_when_that_is_confirmed()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        (await lily.SayAsync("release globex", locale: "en-US")).Words.ShouldContain("open deal");
        (await lily.SayAsync("who owns globex", locale: "en-US")).Words.ShouldContain("Lily");
    }

    [Fact]
    public async Task A_new_lead_pays_in_the_money_of_where_its_rep_works()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        const string said =
            "Met a guy at the Denver trade show, Raj Patel from Cobalt Freight, ops director, raj@cobaltfreight.example, they want to track 200 trailers, ballpark 60-75k";
        var card = (await lily.SayAsync(said, locale: "en-US")).Words;
        card.ShouldContain("Cobalt Freight");
        card.ShouldContain("Raj Patel");
        card.ShouldContain("$60-75k");
    }

    [Fact]
    public async Task Who_writes_english_in_an_english_client_is_answered_so()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var manager = app.Direct(DemoPeople.Manager);
        (await manager.SayAsync("who owns globex", locale: "en-US")).Words.ShouldContain("Owner");
        (await manager.SayAsync("Globex 谁在跟", locale: "en-US")).Words.ShouldContain("负责人");
        (await manager.SayAsync("who owns globex")).Words.ShouldContain("负责人");
    }

    [Fact]
    public async Task Nothing_to_move_is_said_before_anybody_confirms_it()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        (await app.Direct(DemoPeople.Lily).SayAsync("push everything on sunday to monday", locale: "en-US")).Words.ShouldContain(
            "nothing to move");
    }

    [Fact]
    public async Task What_we_told_them_they_would_get_is_a_promise_on_record()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var lily = app.Direct(DemoPeople.Lily);
        (await lily.SayAsync("what do I owe people", locale: "en-US")).Words.ShouldContain("No open promises");
        await lily.SayAsync("told Hank he'd get the redline by Friday", locale: "en-US");
        (await lily.SayAsync("what did I promise hank?", locale: "en-US")).Words.ShouldContain("redline");
    }
}
