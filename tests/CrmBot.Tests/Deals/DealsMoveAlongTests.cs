using CrmBot.Features.Deals;
using CrmBot.Features.People;
using CrmBot.Tests.Leads;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Deals;

/// <summary>A customer that changes hands takes along what is still to be signed.</summary>
public sealed class DealsMoveAlongTests
{
    [Fact]
    public async Task Open_deals_go_to_the_new_owner_those_that_ended_stay_and_undo_brings_them_back()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var bed = new LeadBed(app);
        var (director, wang) = (app.Direct(DemoPeople.Director), app.Direct(DemoPeople.WangLei));
        await wang.SayAsync("你好");
        (await wang.SayAsync("佳美的商机改成30万")).Words.ShouldNotContain("已记下");

        await director.SayAsync("佳美转给小王");
        (await OwnersAsync(bed, DealState.Open, DealState.Held)).ShouldAllBe(owner => owner == "王磊");
        (await OwnersAsync(bed, DealState.Won)).ShouldContain("林涛");
        (await wang.SayAsync("佳美的商机改成30万")).Words.ShouldContain("30万");

        await wang.SayAsync("撤销");
        await director.SayAsync("撤销");
        (await OwnersAsync(bed, DealState.Open, DealState.Held)).ShouldAllBe(owner => owner == "林涛");
    }

    private static Task<List<string>> OwnersAsync(LeadBed bed, params DealState[] states) => bed.ReadAsync(view => (
        from deal in view.Db.Set<Deal>()
        join customer in view.Db.Set<Features.Customers.Customer>() on deal.CustomerId equals customer.Id
        join owner in view.Db.Set<Person>() on deal.OwnerId equals owner.Id
        where customer.Name == "佳美" && states.Contains(deal.State)
        select owner.Name).ToListAsync());
}
