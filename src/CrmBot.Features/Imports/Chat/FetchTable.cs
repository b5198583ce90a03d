using CrmBot.Features.Imports.CustomerRows;
using CrmBot.Features.Imports.Tables;
using CrmBot.Runtime.Files;

namespace CrmBot.Features.Imports.Chat;

/// <summary>Brings a file here and looks at it: what it would come to, kept with the file until somebody decides.</summary>
internal sealed class FetchTable(IFetchFiles files, ImportParts parts, PreviewCustomers preview)
{
    /// <exception cref="UnreadableTable">It could not be fetched, or is no table of customers.</exception>
    public async Task<ImportReport> LookAsync(ImportRun run, ImportScope scope, string locale, CancellationToken cancellationToken)
    {
        var content = await FetchAsync(run, cancellationToken);
        var (report, errors) = await preview.RunAsync(new TableFile(run.File, content), scope, locale, cancellationToken);
        await parts.KeepAsync(run.Id, ImportPart.Errors, errors, cancellationToken);
        await parts.KeepAsync(run.Id, ImportPart.File, content, cancellationToken);
        return report;
    }

    private async Task<ReadOnlyMemory<byte>> FetchAsync(ImportRun run, CancellationToken cancellationToken)
    {
        if (run.Link is null) throw new UnreadableTable("import.unreadable.notThere");
        var fetched = await files.FetchAsync(new FileLink(run.File, run.Link), TableFile.MostBytes, cancellationToken);
        return fetched.Trouble switch
        {
            FetchTrouble.None => fetched.Content,
            FetchTrouble.Refused => throw new UnreadableTable("import.unreadable.host"),
            FetchTrouble.TooLarge => throw new UnreadableTable("import.unreadable.large", ("size", TableFile.MostBytes / 1024 / 1024)),
            _ => throw new UnreadableTable("import.unreadable.notThere"),
        };
    }
}
