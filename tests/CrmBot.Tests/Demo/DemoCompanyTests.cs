using CrmBot.Features.Customers;
using CrmBot.Features.Demo;
using CrmBot.Features.People;
using CrmBot.Tests.Customers;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Demo;

public sealed class DemoCompanyTests(DemoApp demo) : IClassFixture<DemoApp>
{
    /// <summary>小林, a rep of 销售一组.</summary>
    private readonly Chat lin = demo.Chat("demo-lintao");

    [Fact]
    public async Task Bringing_it_in_twice_changes_nothing()
    {
        var before = await CountAsync();
        await demo.App.Services.GetRequiredService<DemoCompany>().SeedAsync(CancellationToken.None);
        (await CountAsync()).ShouldBe(before);
        before.Customers.ShouldBe(DemoStory.Read().Customers.Count);
    }

    [Fact]
    public async Task What_was_talked_about_is_on_the_customers_card() =>
        (await lin.SayAsync("上次跟瑞丰聊了啥")).Words.ShouldContain("3 号机震动报警");

    [Fact]
    public async Task What_is_nobodys_yet_waits_in_the_pool()
    {
        var pool = (await lin.SayAsync("公海还有啥")).Words;
        foreach (var name in DemoStory.Read().Customers.Where(customer => customer.Owner is null).Select(customer => customer.Name))
            pool.ShouldContain(name);
    }

    private Task<(int People, int Customers, int Tags)> CountAsync() => demo.ReadAsync(async view =>
        (await view.Db.Set<Person>().CountAsync(), await view.Db.Set<Customer>().CountAsync(), await view.Db.Set<Tag>().CountAsync()));
}
