using System.CommandLine;
using CrmBot.Cards;
using CrmBot.Database;
using CrmBot.Settings;

namespace CrmBot.Commands;

/// <summary>Says in plain words what is wrong and what is still missing, and where to get it.</summary>
internal static class CheckCommand
{
    public static Command Make(string[] settings)
    {
        var command = new Command("check",
            "Says what is wrong (exit code 1) and what is still missing: registration, administrators, keys, database, backups, calendars, mail, cards and words.");
        command.SetAction((parsed, cancellationToken) => RunAsync(settings, parsed.InvocationConfiguration.Output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, TextWriter output, CancellationToken cancellationToken)
    {
        // What there is to say is the command's answer; log lines would stand in the middle of it.
        await using var app = CrmBotApp.Build(settings, builder => builder.Logging.ClearProviders());
        await output.WriteLineAsync(
            $"Environment {app.Environment.EnvironmentName}, data folder {app.Services.GetRequiredService<DataFolder>().Path}");
        var wrong = 0;
        foreach (var (name, check) in Checks(app, cancellationToken)) wrong += await ReportAsync(output, name, check) ? 0 : 1;
        await TellMissingAsync(app, output, cancellationToken);
        return wrong == 0 ? 0 : 1;
    }

    private static IEnumerable<(string Name, Func<Task<IReadOnlyList<string>>> Check)> Checks(WebApplication app,
        CancellationToken cancellationToken) =>
        [
            ("configuration", () => Task.FromResult(CheckConfiguration.Run(app))),
            ("database", () => app.Services.GetRequiredService<IMigrateDatabase>().CheckAsync(cancellationToken)),
            ("backups", () => Task.FromResult(CheckBackups.Run(app.Services))),
            ("audit log", () => CheckAudit.RunAsync(app.Services, cancellationToken)),
            ("calendars", () => Task.FromResult(CheckCalendars.Run(app.Configuration, TimeProvider.System))),
            ("cards and words", () => Task.FromResult(Cards(app.Configuration))),
        ];

    private static async Task<bool> ReportAsync(TextWriter output, string name, Func<Task<IReadOnlyList<string>>> check)
    {
        var problems = await ProblemsAsync(check);
        await output.WriteLineAsync(problems.Count == 0 ? $"ok       {name}" : $"PROBLEM  {name}");
        foreach (var problem in problems) await output.WriteLineAsync("         " + problem);
        return problems.Count == 0;
    }

    // A setting that cannot be read stands in the way of one check, not of the others.
    private static async Task<IReadOnlyList<string>> ProblemsAsync(Func<Task<IReadOnlyList<string>>> check)
    {
        try
        {
            return await check();
        }
        catch (Exception problem) when (StartProblem.Reason(problem) is { } reason)
        {
            return [reason];
        }
    }

    private static async Task TellMissingAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (var (what, advice) in await MissingPieces.FindAsync(app, cancellationToken))
        {
            await output.WriteLineAsync($"missing  {what}");
            await output.WriteLineAsync("         " + advice);
        }
    }

    private static IReadOnlyList<string> Cards(IConfiguration configuration) =>
        [.. CardLibrary.Load(SettingsFeature.CardsFolder(configuration)).Check().Select(problem => problem.ToString()!)];
}
