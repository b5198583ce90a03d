using System.Globalization;
using System.Text.Json;
using CrmBot.Features.Imports.CustomerRows;
using CrmBot.Features.Imports.Tables;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrmBot.Features.Imports.Chat;

/// <summary>
/// Works on the files that people sent: fetches and looks at them, takes them in, takes them back. Each step is a
/// state of the import in the store, so whoever starts after a crash goes on; a lease keeps two instances apart.
/// </summary>
internal sealed partial class ImportWorker(
    IStore store, IDirectory directory, FetchTable fetch, ImportParts parts, ImportCustomers import, TakeBackCustomers back,
    ForgetImports forget, Clocks clocks,
    ILogger<ImportWorker> log) : BackgroundService
{
    private const long Lease = 120_000;
    private const int WritesPerEdit = 10;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clocks.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryRoundAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was under way is continued after the next start.
        }
    }

    private async Task TryRoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await forget.RoundAsync(cancellationToken);
            foreach (var id in await DueAsync(cancellationToken)) await TryAsync(id, cancellationToken);
        }
#pragma warning disable CA1031 // The edge of one job: looked at again half a second later.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotLooked(log, problem);
        }
    }

    private Task<List<Guid>> DueAsync(CancellationToken cancellationToken) => store.ReadAsync(
        (view, token) => view.Db.Set<ImportRun>().AsNoTracking()
            .Where(run => (run.State == ImportState.Fetching || run.State == ImportState.Importing || run.State == ImportState.TakingBack)
                && run.PersonId != null && run.BusyUntil <= clocks.SystemNow)
            .OrderBy(run => run.Id).Select(run => run.Id).ToListAsync(token),
        cancellationToken);

    private async Task TryAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await TakeAsync(id, cancellationToken) is not { } mine) return;
        try
        {
            await WorkAsync(mine, cancellationToken);
        }
        catch (UnreadableTable problem)
        {
            await FailAsync(id, problem.Key, problem.Arguments, cancellationToken);
        }
#pragma warning disable CA1031 // The edge of one job: tried again, and given up after some tries.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(log, id, problem);
            await ChangeAsync(id, run => run.BusyUntil = 0, cancellationToken);
        }
    }

    // Null when somebody else works on it, or it was tried often enough and is given up.
    private async Task<ImportRun?> TakeAsync(Guid id, CancellationToken cancellationToken)
    {
        var (run, goesOn) = await store.WriteAsync<(ImportRun?, bool)>(
            "import",
            async (work, token) =>
            {
                if (await work.Records.FindAsync<ImportRun>(id, token) is not { } mine || mine.BusyUntil > clocks.SystemNow)
                    return (null, false);
                mine.BusyUntil = clocks.SystemNow + Lease;
                await work.SaveAsync(token);
                return (mine, await ImportTries.BeginAsync(work, id, token));
            },
            cancellationToken);
        if (goesOn || run is null) return run;
        await FailAsync(id, "import.unreadable.unexpected", [], cancellationToken);
        return null;
    }

    private async Task WorkAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var actor = await store.ReadAsync((view, token) => directory.FindAsync(view, run.PersonId!.Value, token), cancellationToken);
        if (actor is null) await FailAsync(run.Id, "import.unreadable.unexpected", [], cancellationToken);
        else if (run.State == ImportState.Fetching) await LookAsync(run, actor, cancellationToken);
        else if (run.State == ImportState.Importing) await ImportAsync(run, actor, cancellationToken);
        else await back.RunAsync(run.Id, cancellationToken, (work, _) => RefreshAsync(work, run.Id));
    }

    private async Task LookAsync(ImportRun run, Actor actor, CancellationToken cancellationToken)
    {
        var report = await fetch.LookAsync(run, Scope(run, actor), actor.Locale, cancellationToken);
        await ChangeAsync(run.Id,
            one => (one.State, one.Link, one.ReportText, one.BusyUntil) = (ImportState.Shown, null, report.Write(), 0), cancellationToken);
    }

    private async Task ImportAsync(ImportRun run, Actor actor, CancellationToken cancellationToken)
    {
        var content = await parts.FindAsync(run.Id, ImportPart.File, cancellationToken)
            ?? throw new UnreadableTable("import.unreadable.gone");
        var writes = 0;
        var (_, errors) = await import.RunAsync(run.Id, new TableFile(run.File, content), Scope(run, actor), actor.Locale,
            cancellationToken, async (work, one) =>
            {
                one.BusyUntil = clocks.SystemNow + Lease;
                await ImportTries.ForgetAsync(work, one.Id, CancellationToken.None);
                if (++writes % WritesPerEdit == 0) await RefreshAsync(work, one.Id);
            });
        await parts.KeepAsync(run.Id, ImportPart.Errors, errors, cancellationToken);
        await parts.ForgetAsync(run.Id, ImportPart.File, cancellationToken);
        await ChangeAsync(run.Id, one => (one.State, one.BusyUntil) = (ImportState.Done, 0), cancellationToken);
    }

    private static ImportScope Scope(ImportRun run, Actor actor) => new(actor, actor.Zone) { Source = run.Source };

    private Task<ImportRun?> FailAsync(
        Guid id, string key, IReadOnlyList<(string Name, object? Value)> arguments, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(arguments.ToDictionary(argument => argument.Name,
            argument => Convert.ToString(argument.Value, CultureInfo.InvariantCulture) ?? ""));
        return ChangeAsync(id, run => (run.State, run.Link, run.Trouble, run.TroubleText, run.BusyUntil) = (ImportState.Failed, null, key,
            text, 0), cancellationToken);
    }

    private Task<ImportRun?> ChangeAsync(
        Guid id, Action<ImportRun> change, CancellationToken cancellationToken, Func<ImportRun, bool>? when = null) =>
            store.WriteAsync<ImportRun?>(
                "import",
                async (work, token) =>
                {
                    if (await work.Records.FindAsync<ImportRun>(id, token) is not { } run || when?.Invoke(run) == false) return null;
                    var before = run.State;
                    change(run);
                    await work.SaveAsync(token);
                    if (run.State == before) return run;
                    await ImportTries.ForgetAsync(work, id, token);
                    await RefreshAsync(work, id);
                    return run;
                },
                cancellationToken);

    private static Task RefreshAsync(UnitOfWork work, Guid id) =>
        work.Outbox.RefreshCopiesAsync(new RecordRef("import", id), CancellationToken.None);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Imports could not be looked after; they stay and are tried again.")]
        public static partial void NotLooked(ILogger log, Exception problem);

        [LoggerMessage(2, LogLevel.Error, "Import {Import} failed.")]
        public static partial void Failed(ILogger log, Guid import, Exception problem);
    }
}
