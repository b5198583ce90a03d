using CrmBot.Features.Contracts;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Surveys;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Contracts;

/// <summary>Contracts that an older release left behind go after their customers, once.</summary>
public sealed class ContractsFollowTests
{
    [Theory, EachEngine]
    public async Task What_stayed_with_the_owner_before_is_the_customers_owners_after_the_next_start(EngineKind engine)
    {
        (string, string)[] settings = [.. await FreshDatabase.OnAsync(engine)];
        var first = await CrmBotTestApp.StartAsync(settings: settings);
        await first.Direct(DemoPeople.LinTao).SayAsync("恒达合同到2026年7月31号");
        await first.Direct(DemoPeople.WangLei).SayAsync("你好");
        await first.Direct(DemoPeople.Director).SayAsync("恒达转给小王");
        await LeaveBehindAsync(first, forget: true);
        await first.StopAsync();

        var second = await CrmBotTestApp.StartAsync(first.DataFolder, first.Teams, settings: settings);
        (await OwnersAsync(second)).ShouldAllBe(owner => owner == "王磊");
        await LeaveBehindAsync(second, forget: false);
        await second.StopAsync();

        await using var third = await CrmBotTestApp.StartAsync(first.DataFolder, first.Teams, settings: settings);
        (await OwnersAsync(third)).ShouldContain("林涛", "only once: what somebody did since stays");
    }

    private static Task<bool> LeaveBehindAsync(CrmBotTestApp app, bool forget) => app.StoreAsync(async work =>
    {
        var lin = await work.Db.Set<Person>().SingleAsync(person => person.Name == "林涛");
        var customer = await work.Db.Set<Customer>().SingleAsync(known => known.Name == "恒达");
        foreach (var contract in await work.Db.Set<Contract>().Where(one => one.CustomerId == customer.Id).ToListAsync())
            contract.OwnerId = lin.Id;
        if (forget) await Runtime.Store.Settings.SetAsync(work, FollowCustomers.Mark, null, CancellationToken.None);
    });

    private static Task<List<string>> OwnersAsync(CrmBotTestApp app) => app.ReadAsync(view => (
        from contract in view.Db.Set<Contract>()
        join known in view.Db.Set<Customer>() on contract.CustomerId equals known.Id
        join owner in view.Db.Set<Person>() on contract.OwnerId equals owner.Id
        where known.Name == "恒达"
        select owner.Name).ToListAsync());
}
