using CrmBot.Features.Leads;
using CrmBot.Features.Leads.Assigning;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>A known customer asks again from outside: whoever answers it, the customer stays whose it is.</summary>
public sealed class KnownCustomerAsksAgainTests
{
    [Fact]
    public async Task A_known_customers_new_inquiry_goes_to_its_owner_and_on_leave_to_the_stand_in()
    {
        var bed = await LeadBed.StartAsync();
        await using var app = bed.App;
        var owner = await bed.AddPersonAsync("甲一");
        var standIn = await bed.AddPersonAsync("乙二");
        await bed.AddPersonAsync("丙三");
        foreach (var name in (string[])["甲一", "乙二", "丙三"]) await bed.Chat(name).SayAsync("你好");
        (await bed.LeadAsync(await bed.ComesInAsync("北辰仪表", owner: owner))).OwnerId.ShouldBe(owner);
        await bed.Chat("甲一").SayAsync("我今天休假由乙二代管");
        var second = await bed.ComesInAsync("白鹭照明", owner: owner);
        (await bed.LeadAsync(second)).OwnerId.ShouldBe(standIn);
        (await bed.DecisionAsync(second)).How.ShouldBe(How.StandIn);
    }

    [Fact]
    public async Task The_stand_in_answers_the_inquiry_and_the_customer_and_its_deals_stay_with_who_is_on_leave()
    {
        var bed = await LeadBed.StartAsync();
        await using var app = bed.App;
        var owner = await bed.AddPersonAsync("甲一");
        var standIn = await bed.AddPersonAsync("乙二");
        foreach (var name in (string[])["甲一", "乙二"]) await bed.Chat(name).SayAsync("你好");
        await bed.ComesInAsync("白鹭照明", owner: owner);
        await bed.Chat("甲一").SayAsync("白鹭照明报价了20万");
        await bed.Chat("甲一").SayAsync("我今天休假由乙二代管");
        var again = await AskAgainAsync(bed, "白鹭照明", owner);
        (await bed.LeadAsync(again)).OwnerId.ShouldBe(standIn);
        (await bed.OwnerOfAsync("白鹭照明")).ShouldBe("甲一");
        (await bed.ReadAsync(view => view.Db.Set<Features.Deals.Deal>().Select(deal => deal.OwnerId).SingleAsync())).ShouldBe(owner);
    }

    [Fact]
    public async Task With_nobody_standing_in_a_known_customers_inquiry_waits_for_its_owner()
    {
        var bed = await LeadBed.StartAsync();
        await using var app = bed.App;
        var owner = await bed.AddPersonAsync("甲一");
        await bed.AddPersonAsync("丙三");
        foreach (var name in (string[])["甲一", "丙三"]) await bed.Chat(name).SayAsync("你好");
        await bed.Chat("甲一").SayAsync("我今天休假");
        (await bed.LeadAsync(await bed.ComesInAsync("白鹭照明", owner: owner))).OwnerId.ShouldBe(owner);
        (await bed.OwnerOfAsync("白鹭照明")).ShouldBe("甲一");
    }

    /// <summary>The known customer has asked once more, from outside.</summary>
    private static async Task<Guid> AskAgainAsync(LeadBed bed, string customer, Guid owner)
    {
        var id = await bed.WriteAsync(async (work, token) =>
        {
            var file = await work.Db.Set<Features.Customers.Customer>().SingleAsync(known => known.Name == customer, token);
            foreach (var before in await work.Db.Set<Lead>().Where(lead => lead.IsOpen).ToListAsync(token)) work.Db.Remove(before);
            await work.SaveAsync(token);
            var facts = new Features.Customers.NewCustomer(customer) { Source = "website" };
            return (await OpenLead.ForAsync(work, file, facts, new LeadOrigin("api", null, owner, LeadBed.Team), token)).Id;
        });
        await bed.SettleAsync();
        return id;
    }
}
