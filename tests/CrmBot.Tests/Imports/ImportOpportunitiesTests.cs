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

public sealed class ImportOpportunitiesTests(DemoApp demo) : IClassFixture<DemoApp>
{
    private const string Mapping =
        """
        {
          "currency": "USD", "zone": "America/New_York", "no_customer": "(no account)",
          "columns": {"id": "key", "owner": "agent", "customer": "account", "product": "product", "stage": "stage", "opened": "begun", "closed": "ended", "amount": "value"},
          "stages": {"Engaging": "qualified", "Won": "won", "Lost": "lost"},
          "corrections": {"GTXPro": "GTX Pro"},
          "owners": {"file": "owners.csv", "columns": {"name": "agent", "team": "boss"}},
          "products": {"file": "prices.csv", "columns": {"name": "product", "price": "price"}}
        }
        """;

    [Fact]
    public async Task Good_rows_become_deals_bad_ones_are_named_and_the_whole_is_taken_back()
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-import-").FullName;
        try
        {
            var file = Write(folder);
            var mapping = OpportunityMapping.Read(Path.Combine(folder, "mapping.json"));
            var import = demo.App.Services.GetRequiredService<ImportOpportunities>();
            var dry = await import.RunAsync(file, mapping, dryRun: true, CancellationToken.None);
            (dry.Id, dry.Taken).ShouldBe((null, 3));
            dry.Bad.Select(bad => (bad.Line, bad.Column)).ShouldBe([(5, "stage"), (6, "closed"), (7, "id")]);
            (await DealsAsync()).ShouldBeEmpty();

            var done = await import.RunAsync(file, mapping, dryRun: false, CancellationToken.None);
            var deals = await DealsAsync();
            deals.Select(deal => (deal.ExternalId, deal.State, deal.Amount, deal.Currency, deal.ClosedOn, deal.Name)).ShouldBe(
            [
                ("A1", DealState.Won, 105_400L, "USD", 20170301, "GTX Pro"), ("A2", DealState.Open, 482_100L, "USD", 0, "GTX Pro"),
                ("A3", DealState.Lost, 482_100L, "USD", 20170305, "GTX Pro"),
            ]);
            deals[0].Team.ShouldBe("Dustin");
            (await import.RunAsync(file, mapping, dryRun: false, CancellationToken.None)).Known.ShouldBe(3);

            var back = await demo.App.Services.GetRequiredService<TakeBackImport>().RunAsync(done.Id!.Value, CancellationToken.None);
            back.ShouldBe(new TakenBack(3, 2, 1, 0));
            (await DealsAsync()).ShouldBeEmpty();
            (await demo.ReadAsync(view => view.Db.Set<Customer>().CountAsync(customer => customer.Name == "Isdom"))).ShouldBe(0);
            (await demo.ReadAsync(
                view => view.Db.Set<Person>().SingleAsync(person => person.Name == "Moses Frase"))).IsActive.ShouldBeFalse();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_table_without_a_mapped_column_is_refused_with_its_name()
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-import-").FullName;
        var file = Write(folder);
        File.WriteAllText(file, "key,agent\nA1,Moses Frase\n");
        var problem = await Should.ThrowAsync<FormatException>(demo.App.Services.GetRequiredService<ImportOpportunities>()
            .RunAsync(file, OpportunityMapping.Read(Path.Combine(folder, "mapping.json")), dryRun: true, CancellationToken.None));
        problem.Message.ShouldContain("account");
        Directory.Delete(folder, recursive: true);
    }

    private static string Write(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "mapping.json"), Mapping);
        File.WriteAllText(Path.Combine(folder, "owners.csv"), "agent,boss\nMoses Frase,Dustin\n");
        File.WriteAllText(Path.Combine(folder, "prices.csv"), "product,price\nGTX Pro,4821\n");
        var file = Path.Combine(folder, "pipeline.csv");
        File.WriteAllText(file, string.Join('\n',
            "key,agent,product,account,stage,begun,ended,value",
            "A1,Moses Frase,GTX Pro,Isdom,Won,2016-10-20,2017-03-01,1054",
            "A2,Moses Frase,GTXPro,,Engaging,2016-11-03,,",
            "A3,Moses Frase,GTXPro,Isdom,Lost,2016-11-04,2017-03-05,0",
            "A4,Moses Frase,GTXPro,Isdom,Dreaming,2016-11-04,,",
            "A5,Moses Frase,GTXPro,Isdom,Won,2016-11-04,2016-11-03,5",
            "A1,Moses Frase,GTXPro,Isdom,Engaging,2016-11-04,,"));
        return file;
    }

    private Task<List<Deal>> DealsAsync() => demo.ReadAsync(view =>
        view.Db.Set<Deal>().Where(deal => deal.ImportId != null).OrderBy(deal => deal.ExternalId).ToListAsync());
}
