using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Imports.Chat;

/// <summary>
/// A file about which nobody decides within a day is forgotten, and the list of errors of one that was taken in after a week.
/// </summary>
internal sealed class ForgetImports(IStore store, ImportParts parts, Clocks clocks)
{
    private const long Day = 24L * 3600 * 1000, Week = 7 * Day, Pause = 60_000;
    private long next;

    public async Task RoundAsync(CancellationToken cancellationToken)
    {
        if (clocks.SystemNow < next) return;
        next = clocks.SystemNow + Pause;
        var (undecided, old) = (clocks.Now - Day, clocks.Now - Week);
        var over = await store.ReadAsync(
            (view, token) => view.Db.Set<ImportRun>().AsNoTracking()
                .Where(run => run.PersonId != null && view.Db.Set<ImportPart>().Any(part => part.ImportId == run.Id))
                .Where(run => run.State == ImportState.Shown ? run.StartedAt < undecided
                    : run.State == ImportState.Done ? run.StartedAt < old : run.State >= ImportState.TakenBack)
                .Select(run => run.Id).ToListAsync(token),
            cancellationToken);
        foreach (var id in over) await ForgetAsync(id, cancellationToken);
    }

    private async Task ForgetAsync(Guid id, CancellationToken cancellationToken)
    {
        await store.WriteAsync("import", (work, token) => DropAsync(work, id, token), cancellationToken);
        foreach (var kind in (string[])[ImportPart.File, ImportPart.Errors]) await parts.ForgetAsync(id, kind, cancellationToken);
    }

    private static async Task<bool> DropAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<ImportRun>(id, cancellationToken) is not { State: ImportState.Shown } run) return false;
        run.State = ImportState.Dropped;
        await work.SaveAsync(cancellationToken);
        await work.Outbox.RefreshCopiesAsync(new RecordRef("import", id), cancellationToken);
        return true;
    }
}
