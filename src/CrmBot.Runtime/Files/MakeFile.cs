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

    public async Task<ExportedFile?> MakeAsync(Sender sender, string export, CancellationToken cancellationToken) =>
        exports.TryGetValue(export, out var found)
            ? await store.ReadAsync(
                async (view, token) => await directory.FindAsync(view, sender.DirectoryId, token) is { } actor ? await found.MakeAsync(view, actor, token) : null,
                cancellationToken)
            : null;
}
