using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.People;
using CrmBot.Tests.Customers;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Imports;

/// <summary>
/// What the import makes of <see cref="SalesData"/> is compared with the file itself, read line by line.
/// </summary>
[Trait("Tier", "Long")]
public sealed class SalesDataTests(DemoApp demo) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task Won_and_lost_by_agent_and_sector_are_what_the_file_says()
    {
        var folder = SalesData.Folder();
        var file = Path.Combine(folder, "sales_pipeline.csv");
        // One of the accounts has the name of a customer of the demo company, who stays as they are known.
        var known = await demo.ReadAsync(
            view => view.Db.Set<Customer>().ToDictionaryAsync(customer => customer.Name, customer => customer.Industry ?? ""));
        await SalesData.ImportAsync(demo, folder);

        var lines = File.ReadAllLines(file).Skip(1).Select(line => line.Split(',')).ToList();
        var sectors = File.ReadAllLines(Path.Combine(folder, "accounts.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(row => row[0], row => row[1] == "technolgy" ? "technology" : row[1]);
        (await CountAsync((deal, owner, _) => owner.Name)).ShouldBe(Counted(lines, row => row[1]), ignoreOrder: true);
        (await CountAsync((deal, _, customer) => customer.Industry ?? ""))
            .ShouldBe(Counted(lines, row => known.GetValueOrDefault(row[3]) ?? sectors.GetValueOrDefault(row[3], "")), ignoreOrder: true);
        (await CountAsync((deal, _, _) => deal.Name!))
            .ShouldBe(Counted(lines, row => row[2] == "GTXPro" ? "GTX Pro" : row[2]), ignoreOrder: true);
    }

    private async Task<List<(string Key, int Won, int Lost, long Value)>> CountAsync(Func<Deal, Person, Customer, string> key)
    {
        var rows = await demo.ReadAsync(view => (
            from deal in view.Db.Set<Deal>()
            join owner in view.Db.Set<Person>() on deal.OwnerId equals owner.Id
            join customer in view.Db.Set<Customer>() on deal.CustomerId equals customer.Id
            where deal.ExternalId != null
            select new { deal, owner, customer }).ToListAsync());
        return [.. rows.GroupBy(row => key(row.deal, row.owner, row.customer)).Select(group => (
            group.Key, group.Count(row => row.deal.State == DealState.Won), group.Count(row => row.deal.State == DealState.Lost),
            group.Where(row => row.deal.State == DealState.Won).Sum(row => row.deal.Amount ?? 0) / 100))];
    }

    private static List<(string Key, int Won, int Lost, long Value)> Counted(List<string[]> lines, Func<string[], string> key) =>
        [.. lines.GroupBy(key).Select(group => (
            group.Key, group.Count(row => row[4] == "Won"), group.Count(row => row[4] == "Lost"),
            group.Where(row => row[4] == "Won").Sum(row => long.Parse(row[7], System.Globalization.CultureInfo.InvariantCulture))))];
}
