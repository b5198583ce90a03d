using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CrmBot.Cards;
using CrmBot.Database;
using CrmBot.Features.Company;
using CrmBot.Features.Imports.CustomerRows;
using CrmBot.Features.Imports.Tables;
using CrmBot.Runtime.Time;

namespace CrmBot.Commands;

/// <summary>
/// <c>import customers FILE</c>: a table of customers with their people and their history; columns are recognised by their headings.
/// </summary>
internal static class ImportCustomersCommand
{
    private sealed record Order(
        string[] Settings, TextWriter Output, TextWriter Error, FileInfo File, FileInfo? Mapping, bool DryRun, FileInfo? Errors,
        bool CreateOwners);

    public static Command Make(string[] settings)
    {
        var file = new Argument<FileInfo>("file") { Description =
            "The table: .csv (UTF-8, UTF-16 or GB18030; comma, semicolon or tab), .xlsx or .xls, one row a customer, contact or past conversation." };
        var mapping =
            new Option<FileInfo?>("--mapping") { Description = "JSON file that says which column is what, where the headings do not." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only looks at every row and says what would happen." };
        var errors = new Option<FileInfo?>(
            "--errors") { Description = "Writes the rows with problems, with the reasons, to this file (CSV for a spreadsheet)." };
        var owners = new Option<bool>(
            "--create-owners") { Description = "Owners that nobody knows become colleagues; otherwise their rows are refused." };
        var command = new Command("customers",
            "Brings customers in; what is known already is only added to.") { file, mapping, dryRun, errors, owners };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new Order(settings, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, parsed.GetValue(file)!,
                parsed.GetValue(mapping), parsed.GetValue(dryRun), parsed.GetValue(errors), parsed.GetValue(owners)), cancellationToken));
        return command;
    }

    public static async Task<int> TakeBackAsync(IServiceProvider services, TextWriter output, Guid id, CancellationToken cancellationToken)
    {
        var back = await services.GetRequiredService<TakeBackCustomers>().RunAsync(id, cancellationToken);
        await SayAsync(output,
            $"{back.Removed} customers are gone, {back.Restored} others are as they were, {back.People} owners inactive; {back.Kept} stay because somebody has worked on them.");
        return 0;
    }

    private static async Task<int> RunAsync(Order order, CancellationToken cancellationToken)
    {
        await using var app = CrmBotApp.Build(order.Settings, builder => builder.Logging.ClearProviders());
        await app.Services.GetRequiredService<IMigrateDatabase>().RunAsync(cancellationToken);
        var words = app.Services.GetRequiredService<CardLibrary>();
        var locale = "en-US";
        try
        {
            var table = await OpenAsync(order.File, cancellationToken);
            locale = LocaleOf(table);
            var mapping = order.Mapping is null ? null : CustomerMapping.Read(order.Mapping.FullName);
            var zone = TimeZones.Find(mapping?.Zone ?? app.Services.GetRequiredService<CompanySettings>().Zone);
            return await RunAsync(app.Services, order, table, new ImportScope(null, zone, order.CreateOwners) { Mapping = mapping }, locale,
                cancellationToken);
        }
        catch (UnreadableTable problem)
        {
            await order.Error.WriteLineAsync(words.Words(locale, problem.Key, [.. problem.Arguments]));
            return 2;
        }
        catch (Exception problem) when (problem is JsonException or IOException)
        {
            await order.Error.WriteLineAsync(problem.Message);
            return 2;
        }
    }

    private static async Task<TableFile> OpenAsync(FileInfo file, CancellationToken cancellationToken) =>
        file is { Exists: true, Length: > TableFile.MostBytes }
            ? throw new UnreadableTable("import.unreadable.large", ("size", TableFile.MostBytes / 1024 / 1024))
            : new TableFile(file.Name, await File.ReadAllBytesAsync(file.FullName, cancellationToken));

    private static async Task<int> RunAsync(
        IServiceProvider services, Order order, TableFile table, ImportScope scope, string locale, CancellationToken cancellationToken)
    {
        var (report, errors) = await services.GetRequiredService<PreviewCustomers>().RunAsync(table, scope, locale, cancellationToken);
        var import = services.GetRequiredService<ImportCustomers>();
        Guid? run = null;
        if (!order.DryRun)
        {
            run = await import.OpenAsync(order.File.Name, null, cancellationToken);
            await SayAsync(order.Output, $"Import {run:D} begins; `import rollback {run:D}` takes it back, also when it is broken off.");
            (report, errors) = await import.RunAsync(run.Value, table, scope, locale, cancellationToken);
            await import.CloseAsync(run.Value, cancellationToken);
        }

        await TellAsync(order, services.GetRequiredService<CardLibrary>(), report, locale, run is not null);
        if (order.Errors is not null) await File.WriteAllBytesAsync(order.Errors.FullName, errors, cancellationToken);
        return report.Count(RowKind.Bad) == 0 ? 0 : 1;
    }

    private static async Task TellAsync(Order order, CardLibrary words, ImportReport report, string locale, bool isDone)
    {
        foreach (var issue in report.Issues)
            await order.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"Row {issue.Line}, {issue.Column}: {ErrorFile.Sentence(words, locale, issue)}"));
        var more = report.Count(RowKind.Bad) - report.Issues.Count;
        if (more > 0)
            await order.Error.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"And {more} more refused rows; --errors lists them."));
        if (report.Unknown.Count > 0) await SayAsync(order.Output, $"Columns not recognised: {string.Join(", ", report.Unknown)}.");
        await SayAsync(order.Output,
            $"{(isDone ? "Taken in" : "Would be taken in")}: {report.Count(RowKind.New)} new customers, {report.Count(RowKind.Joined)} rows added to them, {report.Count(RowKind.Updated)} rows added to known customers.");
        await SayAsync(order.Output,
            $"{report.Talks} past conversations came with them. Left: {report.Count(RowKind.Unchanged)} known, {report.Count(RowKind.Repeated)} repeated, {report.Count(RowKind.Bad)} refused; {report.Kept} rows differ from what is known, which stays.");
        await SayAsync(order.Output, $"Nobody is assigned, reminded or told about customers that are brought in.");
    }

    private static string LocaleOf(TableFile table) =>
        table.Rows().Take(10).SelectMany(row => row.Cells).Any(cell => cell.Any(letter => letter is > '\u2E7F' and < '\uA000'))
            ? "zh-CN"
            : "en-US";

    private static Task SayAsync(TextWriter output, FormattableString text) => output.WriteLineAsync(FormattableString.Invariant(text));
}
