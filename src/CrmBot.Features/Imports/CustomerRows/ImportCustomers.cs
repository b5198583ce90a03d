using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Imports.Tables;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>
/// Takes a table of customers in, some rows a write. How far it came is stored with the rows,
/// so that whoever continues after a crash begins there; the same table again adds nothing.
/// </summary>
internal sealed class ImportCustomers(
    IStore store, ReadRows rows, PlanRow plan, WriteRows write, CustomerName names, CardLibrary words, WorldKeeper world)
{
    private const int WritesPerLook = 20;

    /// <summary>An import of this table that has not begun.</summary>
    public Task<Guid> OpenAsync(string file, Guid? person, CancellationToken cancellationToken) => store.WriteAsync(
        "import",
        async (work, token) =>
        {
            var run = new ImportRun { What = ImportRun.Customers, File = Clip.To(file, 200), StartedAt = work.Now, PersonId = person,
                State = ImportState.Importing };
            work.Db.Add(run);
            await work.SaveAsync(token);
            return run.Id;
        },
        cancellationToken);

    /// <param name="locale">Language of the list of errors.</param>
    /// <param name="told">Called after each write, with the run in it.</param>
    /// <exception cref="UnreadableTable">The file is no table of customers; nothing is stored.</exception>
    public async Task<(ImportReport Report, byte[] Errors)> RunAsync(
        Guid run, TableFile table, ImportScope scope, string locale, CancellationToken cancellationToken,
        Func<UnitOfWork, ImportRun, Task>? told = null)
    {
        var columns = CustomerColumns.Find(table, scope.Mapping);
        var (report, line, now) = await BeginAsync(run, columns, cancellationToken);
        var opened = await OpenedAsync(run, cancellationToken);
        using var errors = new ErrorFile(words, locale, columns);
        var writes = 0;
        foreach (var batch in rows.Batches(table, columns, scope, now, line))
        {
            var before = report;
            var (plans, after) = await store.WriteAsync("import",
                (work, token) => StoreAsync(work, run, batch, columns, before, opened, scope, told, token), cancellationToken);
            opened.UnionWith(plans.Where(one => one.Kind == RowKind.New).Select(one => one.CustomerId));
            PreviewCustomers.Tell(new ImportReport(), errors, batch, plans);
            report = after;
            // The parser learns the new names meanwhile, so that the next person who says something does not wait for all of them.
            if (++writes % WritesPerLook == 0 && world.IsLoaded) await world.LoadAsync(cancellationToken);
        }

        return (report, errors.Finish());
    }

    private Task<(ImportReport, int, long)> BeginAsync(Guid run, CustomerColumns columns, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async (view, token) => await view.Records.ReadAsync<ImportRun>(run, token) is { Line: > 0 } begun
                ? (ImportReport.Read(begun.ReportText), begun.Line, begun.StartedAt)
                : (new ImportReport { Unknown = columns.Unknown }, 0, view.Now),
            cancellationToken);

    private Task<HashSet<Guid>> OpenedAsync(Guid run, CancellationToken cancellationToken) => store.ReadAsync(
        (view, token) => view.Db.Set<ImportedRecord>().Where(one => one.ImportId == run && one.Kind == "customer" && one.Fact == null)
            .Select(one => one.RecordId).ToHashSetAsync(token),
        cancellationToken);

    private async Task<(List<RowPlan> Plans, ImportReport Report)> StoreAsync(
        UnitOfWork work, Guid id, RowBatch batch, CustomerColumns columns, ImportReport before, HashSet<Guid> opened, ImportScope scope,
        Func<UnitOfWork, ImportRun, Task>? told, CancellationToken cancellationToken)
    {
        var run = await work.Records.FindAsync<ImportRun>(id, cancellationToken)
            ?? throw new InvalidOperationException("The import is gone.");
        var people = await KnownPeople.LoadAsync(work, cancellationToken);
        if (scope.CreateOwners) await AddOwnersAsync(work, id, batch, people, cancellationToken);
        var known = await KnownCustomers.LoadAsync(work, [.. batch.Good.Select(good => good.Row)], names, cancellationToken);
        var memory = new PassMemory(opened.Contains);
        List<RowPlan> plans = [.. batch.Good.Select(good => plan.Plan(good.Row, columns, known, people, memory, scope))];
        await write.StoreAsync(work, id, plans, known, people, scope.Zone, cancellationToken);
        // A copy: a write that has to run again starts from what was counted before it.
        var report = ImportReport.Read(before.Write());
        PreviewCustomers.Tell(report, null, batch, plans);
        (run.Line, run.ReportText, run.Taken, run.Refused) = (batch.LastLine, report.Write(), report.Total - report.Count(RowKind.Bad),
            report.Count(RowKind.Bad));
        if (told is not null) await told(work, run);
        await work.SaveAsync(cancellationToken);
        return (plans, report);
    }

    private static async Task AddOwnersAsync(
        UnitOfWork work, Guid run, RowBatch batch, KnownPeople people, CancellationToken cancellationToken)
    {
        foreach (var person in NewOwners.Of(batch, people))
        {
            people.Add(person);
            work.Db.Add(person);
            work.Db.Add(new ImportedRecord { ImportId = run, Kind = "person", RecordId = person.Id });
            await work.SaveAsync(cancellationToken);
            await work.World.ChangedAsync("person", person.Id, cancellationToken);
        }
    }

    /// <summary>The import is done; what it took in stands.</summary>
    public Task<bool> CloseAsync(Guid run, CancellationToken cancellationToken) => store.WriteAsync(
        "import",
        async (work, token) =>
        {
            if (await work.Records.FindAsync<ImportRun>(run, token) is not { } found) return false;
            found.State = ImportState.Done;
            await work.SaveAsync(token);
            return true;
        },
        cancellationToken);
}
