using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CrmBot.Database;
using CrmBot.Features.Imports;
using CrmBot.Runtime.Store;

namespace CrmBot.Commands;

/// <summary>
/// Brings files in (<c>import customers FILE</c>, <c>import opportunities FILE --mapping FILE</c>), and takes an import back as a whole
/// (<c>import rollback ID</c>).
/// </summary>
internal static class ImportCommand
{
    private const int MostPrinted = 20;

    public static Command Make(string[] settings) =>
        new("import",
            "Brings tables of other systems in.") { ImportCustomersCommand.Make(settings), Opportunities(settings), Rollback(settings) };

    private static Command Opportunities(string[] settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "The table (CSV, UTF-8), one opportunity a row." };
        var mapping = new Option<FileInfo>("--mapping") { Description = "JSON file that says which column is what.", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only checks every row and says what would happen." };
        var errors = new Option<FileInfo?>("--errors") { Description = "Writes what is wrong, row by row, to this file (CSV)." };
        var command = new Command("opportunities",
            "Brings opportunities in as deals, with the customers and owners that are new.") { file, mapping, dryRun, errors };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            settings, parsed.GetValue(file)!, parsed.GetValue(mapping)!, parsed.GetValue(dryRun), parsed.GetValue(errors),
            cancellationToken));
        return command;
    }

    private static Command Rollback(string[] settings)
    {
        var id = new Argument<Guid>("id") { Description = "As the import printed it." };
        var command = new Command("rollback", "Takes an import back; what somebody has worked on since stays.") { id };
        command.SetAction((parsed, cancellationToken) => TakeBackAsync(parsed, settings, parsed.GetValue(id), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] settings, FileInfo file, FileInfo mapping, bool dryRun, FileInfo? errors, CancellationToken cancellationToken)
    {
        await using var app = CrmBotApp.Build(settings);
        await app.Services.GetRequiredService<IMigrateDatabase>().RunAsync(cancellationToken);
        try
        {
            var outcome = await app.Services.GetRequiredService<ImportOpportunities>()
                .RunAsync(file.FullName, OpportunityMapping.Read(mapping.FullName), dryRun, cancellationToken);
            await TellAsync(outcome, errors, cancellationToken);
            return outcome.Bad.Count == 0 ? 0 : 1;
        }
        catch (Exception problem) when (problem is FormatException or JsonException or IOException)
        {
            await System.Console.Error.WriteLineAsync(problem.Message);
            return 2;
        }
    }

    private static async Task TellAsync(ImportOutcome outcome, FileInfo? errors, CancellationToken cancellationToken)
    {
        foreach (var bad in outcome.Bad.Take(MostPrinted))
            await System.Console.Error.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"Row {bad.Line}, {bad.Column}: {bad.Problem}."));
        if (outcome.Bad.Count > MostPrinted)
            await System.Console.Error.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"And {outcome.Bad.Count - MostPrinted} more."));
        if (errors is not null)
        {
            await File.WriteAllLinesAsync(
                errors.FullName, outcome.Bad.Select(
                    bad => string.Create(CultureInfo.InvariantCulture,
                        $"{bad.Line},{bad.Column},\"{bad.Problem.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))
                            .Prepend("row,column,problem"),
                cancellationToken);
        }

        var done = outcome.Id is { } id ? $"taken in by import {id:D}" : "would be taken in";
        await System.Console.Out.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture,
                $"{outcome.Taken} {done}, {outcome.Known} known before, {outcome.Bad.Select(bad => bad.Line).Distinct().Count()} refused."));
    }

    private static async Task<int> TakeBackAsync(ParseResult parsed, string[] settings, Guid id, CancellationToken cancellationToken)
    {
        await using var app = CrmBotApp.Build(settings);
        await app.Services.GetRequiredService<IMigrateDatabase>().RunAsync(cancellationToken);
        var run = await app.Services.GetRequiredService<IStore>()
            .ReadAsync((view, token) => view.Records.ReadAsync<ImportRun>(id, token), cancellationToken);
        if (run is { What: ImportRun.Customers, TakenBackAt: null })
            return await ImportCustomersCommand.TakeBackAsync(app.Services, parsed.InvocationConfiguration.Output, id, cancellationToken);
        if (await app.Services.GetRequiredService<TakeBackImport>().RunAsync(id, cancellationToken) is not { } back)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync("There is no such import, or it was taken back before.");
            return 2;
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{back.Deals} deals and {back.Customers} customers are gone, {back.People} owners inactive; {back.Kept} deals stay because somebody has worked on them."));
        return 0;
    }
}
