using CrmBot.Features.Imports;
using CrmBot.Tests.Customers;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Imports;

/// <summary>
/// A public data set of 8,800 opportunities that is not ours to ship: it is looked for in <c>CRMBOT_DATA</c> or beside the repository.
/// </summary>
internal static class SalesData
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

    /// <summary>The folder of its files; skips the running test where there is none.</summary>
    public static string Folder()
    {
        var folder = Environment.GetEnvironmentVariable("CRMBOT_DATA")
            ?? Path.GetFullPath(Path.Combine(Checkout.Root, "..", "shared", "data", "crm-sales-opportunities"));
        if (!File.Exists(Path.Combine(folder, "sales_pipeline.csv")))
            Assert.Skip($"The data set is not here: set CRMBOT_DATA to the folder that has sales_pipeline.csv (looked in {folder}).");
        return folder;
    }

    /// <summary>Takes all of it in, as <c>crmbot import opportunities</c> does.</summary>
    public static async Task ImportAsync(DemoApp demo, string folder)
    {
        var mapping = Path.GetTempFileName();
        await File.WriteAllTextAsync(mapping, Mapping);
        var import = demo.App.Services.GetRequiredService<ImportOpportunities>();
        var done = await import.RunAsync(Path.Combine(folder, "sales_pipeline.csv"), OpportunityMapping.Read(mapping), dryRun: false,
            CancellationToken.None);
        File.Delete(mapping);
        (done.Taken, done.Bad.Count).ShouldBe((8_800, 0));
    }
}
