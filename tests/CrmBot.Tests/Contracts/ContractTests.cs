using CrmBot.Features.Contracts;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Tests.Customers;
using CrmBot.Tests.Deals;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Contracts;

public sealed class ContractTests : IAsyncLifetime
{
    private readonly DemoApp demo = new();
    private Chat lin = null!;

    public async ValueTask InitializeAsync()
    {
        await demo.InitializeAsync();
        lin = demo.App.Direct(DemoPeople.LinTao);
    }

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Fact]
    public async Task A_contract_is_filed_changed_and_taken_back_by_a_sentence()
    {
        var card = await lin.SayAsync("和信合同2026-04-01起 一年");
        card.Words.ShouldContain("2027年3月31日");
        var contract = await ContractAsync("和信保险");
        (contract.StartOn, contract.EndOn, contract.Term).ShouldBe((20260401, 20270331, "P1Y"));
        await lin.SayAsync("和信合同延到2027年6月30号");
        (await ContractAsync("和信保险")).EndOn.ShouldBe(20270630);
        await lin.SayAsync("撤销");
        (await ContractAsync("和信保险")).EndOn.ShouldBe(20270331);
        (await lin.SayAsync("和信的合同啥时候到期")).Words.ShouldContain("2027年3月31日");
    }

    [Fact]
    public async Task Its_end_is_announced_three_times_and_when_it_was_asked_for_and_the_renewal_is_one_tap()
    {
        await lin.SayAsync("恒达合同到2026年7月31号 到期前俩月提醒");
        foreach (var (month, day) in new[] { (5, 2), (5, 31), (7, 1), (7, 24) })
        {
            await demo.App.MoveToAsync(new(2026, month, day, 8, 59, 0, TimeSpan.FromHours(8)));
            var before = Announced();
            await demo.App.MoveToAsync(new(2026, month, day, 9, 0, 0, TimeSpan.FromHours(8)));
            Announced().ShouldBe(before + 1, $"{month}/{day}");
        }

        var last = lin.Messages.Last(message => message.Words.Contains("该谈续约了", StringComparison.Ordinal));
        last.Words.ShouldContain("还有 7 天到期");
        DemoApp.Words(await lin.ClickAsync(last, "contract.renew")).ShouldContain("续约");
        var deal = (await demo.DealsAsync("恒达")).Single(one => one.Name == "续约");
        (deal.Kind, deal.CloseOn, deal.State).ShouldBe(("renewal", 20260731, DealState.Open));
        (await ContractAsync("恒达")).RenewalId.ShouldBe(deal.Id);
    }

    [Fact]
    public async Task Contracts_are_listed_by_the_days_they_end_in()
    {
        await lin.SayAsync("恒达合同到2026年4月30号");
        await lin.SayAsync("蓝海合同到2026年5月20号");
        var list = await lin.SayAsync("快到期的合同 两个月内");
        list.Words.ShouldContain("恒达");
        list.Words.ShouldNotContain("蓝海");
        (await lin.SayAsync("contracts expiring in Q2")).Words.ShouldContain("合同 2 份");
        (await lin.SayAsync("有几份合同在Q2到期")).Words.ShouldContain("2");
    }

    [Fact]
    public async Task Days_that_are_in_the_wrong_order_store_nothing()
    {
        (await lin.SayAsync("录一下明珠酒店的合同 36万 2026-09-01 到 2026-06-30")).Words.ShouldNotContain("已记下");
        (await demo.ReadAsync(view => view.Db.Set<Contract>().CountAsync(contract => contract.StartOn == 20260901))).ShouldBe(0);
    }

    [Fact]
    public async Task A_customer_that_changes_hands_takes_its_contracts_along_and_undo_brings_them_back()
    {
        var (director, wang) = (demo.App.Direct(DemoPeople.Director), demo.App.Direct(DemoPeople.WangLei));
        await wang.SayAsync("你好");
        await lin.SayAsync("恒达合同到2026年7月31号");
        await director.SayAsync("恒达转给小王");
        (await OwnersAsync("恒达")).ShouldAllBe(owner => owner == "王磊");
        (await wang.SayAsync("恒达合同到2026年8月31号")).Words.ShouldContain("8月31日");
        await wang.SayAsync("撤销");
        await demo.App.MoveToAsync(new(2026, 5, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        Announced(wang).ShouldBe(1);
        Announced(lin).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_takes_over_a_leavers_work_is_told_when_the_contracts_end()
    {
        var (admin, wang) = (demo.App.Direct(DemoPeople.Admin), demo.App.Direct(DemoPeople.WangLei));
        await wang.SayAsync("你好");
        await lin.SayAsync("恒达合同到2026年7月31号");
        var draft = await admin.SayAsync("林涛离职了 客户都转小王");
        draft.Words.ShouldContain("合同 ");
        await admin.ClickAsync(draft, "draft.save");
        (await OwnersAsync("恒达")).ShouldAllBe(owner => owner == "王磊");
        await admin.SayAsync("撤销");
        (await OwnersAsync("恒达")).ShouldContain("林涛");
        await admin.ClickAsync(await admin.SayAsync("林涛离职了 客户都转小王"), "draft.save");
        await demo.App.MoveToAsync(new(2026, 5, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        Announced(wang).ShouldBe(1);
    }

    private static int Announced(Chat chat) =>
        chat.Messages.Count(message => message.Words.Contains("该谈续约了", StringComparison.Ordinal));

    private Task<List<string>> OwnersAsync(string customer) => demo.ReadAsync(view => (
        from contract in view.Db.Set<Contract>()
        join known in view.Db.Set<Customer>() on contract.CustomerId equals known.Id
        join owner in view.Db.Set<Features.People.Person>() on contract.OwnerId equals owner.Id
        where known.Name == customer
        select owner.Name).ToListAsync());

    private int Announced() => Announced(lin);

    private Task<Contract> ContractAsync(string customer) => demo.ReadAsync(view => (
        from contract in view.Db.Set<Contract>()
        join owner in view.Db.Set<Customer>() on contract.CustomerId equals owner.Id
        where owner.Name == customer
        orderby contract.EndOn descending
        select contract).FirstAsync());
}
