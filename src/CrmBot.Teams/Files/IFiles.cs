namespace CrmBot.Teams;

/// <summary>
/// Files people send and take (§1.5, §5.11). Only from and to hosts that are known: SharePoint and OneDrive without a token, the
/// messenger's connectors with the bot's. Every call returns an outcome and never throws for what a network may do.
/// </summary>
public interface IFiles
{
    /// <summary>Fetches a file whole. Redirects are not followed.</summary>
    /// <param name="url">As an attachment names it: its <c>contentUrl</c>, or the <c>downloadUrl</c> of a file sent in a direct chat.</param>
    /// <param name="mostBytes">More than this is not read (<c>TooLarge</c>).</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<FetchedFile> FetchAsync(string url, int mostBytes, CancellationToken cancellationToken);

    /// <summary>Puts a file whole where a person has agreed to take it (file consent). The address itself is the permission.</summary>
    /// <param name="uploadUrl">From the consent; the sender chose it, so any other host than SharePoint's is refused.</param>
    /// <param name="content">The file; at least one byte.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<SendOutcome> PutAsync(string uploadUrl, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}

/// <summary>Outcome of fetching a file.</summary>
/// <param name="Result">The class of the outcome; fetching is always safe to repeat.</param>
/// <param name="Content">The bytes; empty unless accepted.</param>
/// <param name="ContentType">Media type as the host gives it: a claim, not a fact.</param>
/// <param name="Status">HTTP status, when there was an answer.</param>
/// <param name="Code"><c>HostRefused</c>, <c>NoToken</c>, <c>TooLarge</c>, <c>Redirect</c>, <c>Timeout</c>, <c>Io</c>.</param>
public sealed record FetchedFile(
    SendResult Result, ReadOnlyMemory<byte> Content = default, string? ContentType = null, int? Status = null, string? Code = null);
