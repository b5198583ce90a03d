using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Files;

/// <summary>Makes the files that people accept.</summary>
public interface IMakeFiles
{
    /// <summary>Null when there is no such file, or none for this person.</summary>
    Task<ExportedFile?> MakeAsync(Sender sender, string export, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class MakeFile(IStore store, IDirectory directory, IEnumerable<IExport> exports) : IMakeFiles
{
    private readonly Dictionary<string, IExport> exports = Routes.Index("export", exports.Select(export => (export.Name, export)));

    /// <summary>That it went out is on disk before it does.</summary>
    public async Task<ExportedFile?> MakeAsync(Sender sender, string export, CancellationToken cancellationToken)
    {
        // customers, or personal_data/<request>
        var (name, subject) = export.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0
            ? (export[..slash], export[(slash + 1)..])
            : (export, null);
        if (!exports.TryGetValue(name, out var found)) return null;
        var (file, actor) = await store.ReadAsync(
            async (view, token) => await directory.FindAsync(view, sender.DirectoryId, token) is { } known
                ? (await OfAsync(found, view, known, subject, token), known) : default((ExportedFile?, Actor?)),
            cancellationToken);
        if (file is not null)
            await store.WriteAsync($"export:{sender.DirectoryId}", (work, token) => NoteAsync(work, found, actor!, subject, token),
                cancellationToken);
        return file;
    }

    private static async Task<ExportedFile?> OfAsync(
        IExport export, ReadView view, Actor actor, string? subject, CancellationToken cancellationToken) =>
            subject is null
                ? await export.MakeAsync(view, actor, cancellationToken)
                : await export.MakeOfAsync(view, actor, subject, cancellationToken);

    private static async Task<bool> NoteAsync(
        UnitOfWork work, IExport export, Actor actor, string? subject, CancellationToken cancellationToken)
    {
        work.Acting = new ActingTurn(NewId.Next(), actor.Id, Undoable: false);
        if (subject is null) await export.MadeAsync(work, actor, cancellationToken);
        else await export.MadeOfAsync(work, actor, subject, cancellationToken);
        return true;
    }
}
