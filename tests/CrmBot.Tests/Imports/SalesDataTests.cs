using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Imports;
using CrmBot.Features.People;
using CrmBot.Tests.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Imports;

/// <summary>
/// A public data set of 8,800 opportunities that is not ours to ship: it is looked for in <c>CRMBOT_DATA</c> or beside the repository. What the
/// import makes of it is compared with the file itself, read line by line.
/// </summary>
[Trait("Tier", "Long")]
public sealed class SalesDataTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private const string Mapping =
        """
        {
          "currency": "USD", "zone": "America/New_York", "no_customer": "(no account)",
          "columns": {"id": "opportunity_id", "owner": "sales_agent", "customer": "account", "product": "product", "stage": "deal_stage", "opened": "engage_date", "closed": "close_date", "amount": "close_value"},
          "stages": {"Prospecting": "lead", "Engaging": "qualified", "Won": "won", "Lost": "lost"},
          "corrections": {"GTXPro": "GTX Pro", "technolgy": "technology"},
          "customers": {"file": "accounts.csv", "columns": {"name": "account", "industry": "sector", "region": "office_location"}},
          "owners": {"file": "sales_teams.csv", "columns": {"name": "sales_agent", "team": "manager"}},
          "products": {"file": "products.csv", "columns": {"name": "product", "price": "sales_price"}}
        }
        """;

    [Fact]
    public async Task Won_and_lost_by_agent_and_sector_are_what_the_file_says()
    {
        var folder = Environment.GetEnvironmentVariable("CRMBOT_DATA") ?? Path.GetFullPath(Path.Combine(Checkout.Root, "..", "shared", "data", "crm-sales-opportunities"));
        var file = Path.Combine(folder, "sales_pipeline.csv");
        if (!File.Exists(file)) Assert.Skip($"The data set is not here: set CRMBOT_DATA to the folder that has sales_pipeline.csv (looked in {folder}).");
        // One of the accounts has the name of a customer of the demo company, who stays as they are known.
        var known = await demo.ReadAsync(view => view.Db.Set<Customer>().ToDictionaryAsync(customer => customer.Name, customer => customer.Industry ?? ""));
        var mapping = Path.GetTempFileName();
        File.WriteAllText(mapping, Mapping);
        var done = await demo.App.Services.GetRequiredService<ImportOpportunities>().RunAsync(file, OpportunityMapping.Read(mapping), dryRun: false, CancellationToken.None);
        File.Delete(mapping);
        (done.Taken, done.Bad.Count).ShouldBe((8_800, 0));

        var lines = File.ReadAllLines(file).Skip(1).Select(line => line.Split(',')).ToList();
        var sectors = File.ReadAllLines(Path.Combine(folder, "accounts.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(row => row[0], row => row[1] == "technolgy" ? "technology" : row[1]);
        (await CountAsync((deal, owner, _) => owner.Name)).ShouldBe(Counted(lines, row => row[1]), ignoreOrder: true);
        (await CountAsync((deal, _, customer) => customer.Industry ?? "")).ShouldBe(Counted(lines, row => known.GetValueOrDefault(row[3]) ?? sectors.GetValueOrDefault(row[3], "")), ignoreOrder: true);
        (await CountAsync((deal, _, _) => deal.Name!)).ShouldBe(Counted(lines, row => row[2] == "GTXPro" ? "GTX Pro" : row[2]), ignoreOrder: true);
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
