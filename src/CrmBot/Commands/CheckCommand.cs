using System.CommandLine;
using CrmBot.Cards;
using CrmBot.Database;
using CrmBot.Runtime.Time;
using CrmBot.Settings;
using CrmBot.Teams;
using Microsoft.Extensions.Options;

namespace CrmBot.Commands;

/// <summary>Says in plain words whether configuration, database, audit log, calendars, cards and words are in order.</summary>
internal static class CheckCommand
{
    public static Command Make()
    {
        var command = new Command("check", "Checks configuration, database, calendars, cards and words; exit code 1 when something is wrong.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var app = CrmBotApp.Build(["--environment", Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Development"]);
        var wrong = 0;
        foreach (var (name, check) in Checks(app, cancellationToken))
        {
            wrong += await ReportAsync(name, check) ? 0 : 1;
        }

        return wrong == 0 ? 0 : 1;
    }

    private static IEnumerable<(string Name, Func<Task<IReadOnlyList<string>>> Check)> Checks(WebApplication app, CancellationToken cancellationToken) =>
    [
        ("configuration", () => Task.FromResult(Configuration(app.Services))),
        ("database", () => app.Services.GetRequiredService<IMigrateDatabase>().CheckAsync(cancellationToken)),
        ("backups", () => Task.FromResult(CheckBackups.Run(app.Services))),
        ("audit log", () => CheckAudit.RunAsync(app.Services, cancellationToken)),
        ("calendars", () => Task.FromResult(Calendars())),
        ("cards and words", () => Task.FromResult(Cards(app.Configuration))),
    ];

    private static async Task<bool> ReportAsync(string name, Func<Task<IReadOnlyList<string>>> check)
    {
        var problems = await check();
        await System.Console.Out.WriteLineAsync(problems.Count == 0 ? $"ok       {name}" : $"PROBLEM  {name}");
        foreach (var problem in problems)
        {
            await System.Console.Out.WriteLineAsync("         " + problem);
        }

        return problems.Count == 0;
    }

    private static IReadOnlyList<string> Configuration(IServiceProvider services)
    {
        try
        {
            _ = services.GetRequiredService<IOptions<TeamsOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return [.. invalid.Failures];
        }
    }

    private static IReadOnlyList<string> Calendars()
    {
        var year = TimeProvider.System.GetUtcNow().Year;
        return WorkCalendars.China.StateOf(year) == YearState.Unknown
            ? [$"The work calendar knows no public holidays of {year}; reminders would treat them as workdays. Update CrmBot."]
            : [];
    }

    private static IReadOnlyList<string> Cards(IConfiguration configuration) =>
        [.. CardLibrary.Load(SettingsFeature.CardsFolder(configuration)).Check().Select(problem => problem.ToString()!)];
}
