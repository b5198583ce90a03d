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
        if (!exports.TryGetValue(export, out var found)) return null;
        var (file, actor) = await store.ReadAsync(
            async (view, token) => await directory.FindAsync(view, sender.DirectoryId, token) is { } known ? (await found.MakeAsync(view, known, token), known) : default((ExportedFile?, Actor?)),
            cancellationToken);
        if (file is not null) await store.WriteAsync($"export:{sender.DirectoryId}", (work, token) => NoteAsync(work, found, actor!, token), cancellationToken);
        return file;
    }

    private static async Task<bool> NoteAsync(UnitOfWork work, IExport export, Actor actor, CancellationToken cancellationToken)
    {
        work.Acting = new ActingTurn(Guid.CreateVersion7(), actor.Id, Undoable: false);
        await export.MadeAsync(work, actor, cancellationToken);
        return true;
    }
}
