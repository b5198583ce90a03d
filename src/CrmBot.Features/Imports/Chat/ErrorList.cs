using CrmBot.Cards;
using CrmBot.Runtime.Files;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Imports.Chat;

/// <summary>The list of errors of the last file somebody sent, for that person alone.</summary>
internal sealed class ErrorList(CardLibrary words) : IExport
{
    public const string Key = "import_errors";

    public string Name => Key;

    public async Task<ExportedFile?> MakeAsync(ReadView view, Actor actor, CancellationToken cancellationToken)
    {
        var run = await view.Db.Set<ImportRun>().AsNoTracking()
            .Where(one => one.PersonId == actor.Id
                && view.Db.Set<ImportPart>().Any(part => part.ImportId == one.Id && part.Kind == ImportPart.Errors))
            .OrderByDescending(one => one.StartedAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(cancellationToken);
        return run is null
            ? new ExportedFile(words.Words(actor.Locale, "import.errors.gone"), ReadOnlyMemory<byte>.Empty)
            : new ExportedFile(FileName(words, actor.Locale, run),
                await ImportParts.FindAsync(view, run.Id, ImportPart.Errors, cancellationToken) ?? []);
    }

    public static string FileName(CardLibrary words, string locale, ImportRun run) =>
        words.Words(locale, "import.errors.file", ("name", Path.GetFileNameWithoutExtension(run.File))) + ".csv";
}
