using CrmBot.Runtime.Files;
using CrmBot.Teams;

namespace CrmBot.Bridge;

/// <summary>Files that people send, by way of Teams' rules: known hosts only, a cap on size and time, no redirects.</summary>
internal sealed class FetchSentFiles(IFiles files) : IFetchFiles
{
    public async Task<FileFetched> FetchAsync(FileLink link, int mostBytes, CancellationToken cancellationToken)
    {
        var fetched = await files.FetchAsync(link.Url, mostBytes, cancellationToken);
        return fetched.Result == SendResult.Accepted
            ? new FileFetched(fetched.Content, FetchTrouble.None)
            : new FileFetched(default, fetched.Code switch
            {
                "HostRefused" or "Redirect" => FetchTrouble.Refused,
                "TooLarge" => FetchTrouble.TooLarge,
                _ => FetchTrouble.NotThere,
            });
    }
}
