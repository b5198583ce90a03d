using System.CommandLine;
using CrmBot.Database;
using CrmBot.Features.Demo;

namespace CrmBot.Commands;

/// <summary>Moves the demo company into the database; safe to repeat.</summary>
internal static class SeedCommand
{
    public static Command Make()
    {
        var command = new Command("seed", "Moves the demo company (12 colleagues, about 30 customers) into the database.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var app = CrmBotApp.Build([]);
        await app.Services.GetRequiredService<IMigrateDatabase>().RunAsync(cancellationToken);
        await app.Services.GetRequiredService<DemoCompany>().SeedAsync(cancellationToken);
        await System.Console.Out.WriteLineAsync("The demo company is there.");
        return 0;
    }
}
