using System.CommandLine;
using CrmBot.Database;
using CrmBot.Features.Demo;
using CrmBot.Runtime.Audit;
using CrmBot.Settings;

namespace CrmBot.Commands;

/// <summary>Moves the demo company into the database; safe to repeat.</summary>
internal static class SeedCommand
{
    public static Command Make(string[] settings)
    {
        var customers = new Option<int>("--customers") { Description = "Also makes so many customers without a history, to measure with." };
        var people = new Option<int>("--people") { Description = "Also makes so many reps, to whom those customers belong." };
        var command = new Command("seed",
            "Moves the demo company (13 colleagues, about 30 customers) into the database.") { customers, people };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(settings, parsed.GetValue(customers), parsed.GetValue(people), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, int customers, int people, CancellationToken cancellationToken)
    {
        await using var app = CrmBotApp.Build(settings);
        await app.Services.GetRequiredService<IMigrateDatabase>().RunAsync(cancellationToken);
        await app.Services.GetRequiredService<DemoCompany>().SeedAsync(cancellationToken);
        if (people > 0)
        {
            await app.Services.GetRequiredService<CrowdCompany>().SeedAsync(customers, people, cancellationToken);
            // So that measuring does not begin with sealing what seeding left.
            while (await app.Services.GetRequiredService<SealAudit>().RunAsync(cancellationToken) > 0) { }

            // What the load driver talks about.
            var names = app.Services.GetRequiredService<DataFolder>().File("crowd.txt");
            await File.WriteAllLinesAsync(names, Enumerable.Range(0, customers).Select(CrowdNames.Of), cancellationToken);
        }

        await System.Console.Out.WriteLineAsync("The demo company is there.");
        return 0;
    }
}
