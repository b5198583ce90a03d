using CrmBot.Features.Customers;
using CrmBot.Features.Leads;
using CrmBot.Features.People;
using CrmBot.Tests.Customers;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>Somebody's customers that have no open lead, given away many at once.</summary>
public sealed class ManyAtOnceTests
{
    [Fact]
    public async Task Nobody_takes_a_colleagues_customers_by_saying_so_and_their_team_lead_gives_them()
    {
        var bed = await LeadBed.StartAsync();
        await using var app = bed.App;
        var (owner, other) = (await bed.AddPersonAsync("林涛"), await bed.AddPersonAsync("王磊"));
        await bed.AddPersonAsync("张国强", Roles.Lead);
        await AddCustomersAsync(bed, owner, 3);

        var rep = bed.Chat("王磊");
        var draft = await rep.SayAsync("林涛的客户都转给我");
        draft.Words.ShouldContain("不归你管", Case.Sensitive, "before anybody saves it");
        DemoApp.Words(await rep.ClickAsync(draft, "draft.save")).ShouldContain("不归你管");
        (await CountAsync(bed, owner)).ShouldBe(3);

        var lead = bed.Chat("张国强");
        await lead.ClickAsync(await lead.SayAsync("林涛的客户都转给王磊"), "draft.save");
        (await CountAsync(bed, other)).ShouldBe(3);
    }

    [Fact]
    public async Task All_that_were_confirmed_go_back_to_the_pool_and_undo_brings_them_back()
    {
        var bed = await LeadBed.StartAsync();
        await using var app = bed.App;
        var owner = await bed.AddPersonAsync("林涛");
        await bed.AddPersonAsync("张国强", Roles.Lead);
        await AddCustomersAsync(bed, owner, 3);
        await bed.ComesInAsync("北辰仪表", owner: owner);

        var lead = bed.Chat("张国强");
        var draft = await lead.SayAsync("把林涛的客户都转公海");
        draft.Words.ShouldContain("4 条");
        DemoApp.Words(await lead.ClickAsync(draft, "draft.save")).ShouldContain("4 条退回公海了");
        (await CountAsync(bed, owner)).ShouldBe(0);
        (await PooledAsync(bed)).ShouldBe(4);
        await bed.SettleAsync();
        (await PooledAsync(bed)).ShouldBe(4);

        await lead.SayAsync("撤销");
        (await CountAsync(bed, owner)).ShouldBe(4);
        (await PooledAsync(bed)).ShouldBe(0);
    }

    [Fact]
    public async Task More_than_are_given_away_at_once_is_said_before_and_after()
    {
        var bed = await LeadBed.StartAsync();
        await using var app = bed.App;
        var (owner, other) = (await bed.AddPersonAsync("林涛"), await bed.AddPersonAsync("王磊"));
        await bed.AddPersonAsync("张国强", Roles.Lead);
        await AddCustomersAsync(bed, owner, 503);

        var lead = bed.Chat("张国强");
        var draft = await lead.SayAsync("林涛的客户都转给王磊");
        draft.Words.ShouldContain("先办前 500 条");
        DemoApp.Words(await lead.ClickAsync(draft, "draft.save")).ShouldContain("还有没办到的");
        (await CountAsync(bed, other)).ShouldBe(500);
    }

    private static Task<int> AddCustomersAsync(LeadBed bed, Guid owner, int many) => bed.WriteAsync((work, _) =>
    {
        work.Db.AddRange(Enumerable.Range(0, many).Select(
            at => new Customer { Name = $"批量{at}", NameKey = $"批量{at}", OwnerId = owner, Stage = "won", CreatedAt = work.Now }));
        return Task.FromResult(many);
    });

    private static Task<int> CountAsync(LeadBed bed, Guid owner) =>
        bed.ReadAsync(view => view.Db.Set<Customer>().CountAsync(customer => customer.OwnerId == owner));

    private static Task<int> PooledAsync(LeadBed bed) =>
        bed.ReadAsync(view => view.Db.Set<Lead>().CountAsync(lead => lead.State == LeadState.InPool));
}
