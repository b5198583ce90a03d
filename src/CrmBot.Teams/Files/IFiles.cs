namespace CrmBot.Teams;

/// <summary>
/// Files people send (§1.5). Only from hosts that are known: SharePoint and OneDrive without a token, the messenger's connectors with the
/// bot's. Every call returns an outcome and never throws for what a network may do.
/// </summary>
public interface IFiles
{
    /// <summary>Fetches a file whole. Redirects are not followed.</summary>
    /// <param name="url">As an attachment names it: its <c>contentUrl</c>,
    /// or the <c>downloadUrl</c> of a file sent in a direct chat.</param>
    /// <param name="mostBytes">More than this is not read (<c>TooLarge</c>).</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<FetchedFile> FetchAsync(string url, int mostBytes, CancellationToken cancellationToken);
}

/// <summary>Outcome of fetching a file.</summary>
/// <param name="Result">The class of the outcome; fetching is always safe to repeat.</param>
/// <param name="Content">The bytes; empty unless accepted.</param>
/// <param name="ContentType">Media type as the host gives it: a claim, not a fact.</param>
/// <param name="Status">HTTP status, when there was an answer.</param>
/// <param name="Code"><c>HostRefused</c>, <c>NoToken</c>, <c>TooLarge</c>, <c>Redirect</c>, <c>Timeout</c>, <c>Io</c>.</param>
public sealed record FetchedFile(
    SendResult Result, ReadOnlyMemory<byte> Content = default, string? ContentType = null, int? Status = null, string? Code = null);
