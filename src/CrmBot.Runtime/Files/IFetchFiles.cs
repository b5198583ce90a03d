namespace CrmBot.Runtime.Files;

/// <summary>A file that came with a message and lies elsewhere.</summary>
/// <param name="Name">As sent, with its ending.</param>
/// <param name="Url">Where it is; whether that is a place to fetch from is for <see cref="IFetchFiles"/> to judge.</param>
public sealed record FileLink(string Name, string Url);

/// <summary>Why a file could not be fetched.</summary>
public enum FetchTrouble
{
    None,

    /// <summary>Files are not fetched from there.</summary>
    Refused,

    TooLarge,

    /// <summary>Nobody answered, or there is no such file (any more).</summary>
    NotThere,
}

/// <summary>A file, or why there is none.</summary>
public sealed record FileFetched(ReadOnlyMemory<byte> Content, FetchTrouble Trouble);

/// <summary>
/// Fetches what people send, from nowhere but where the messenger keeps files. Takes as long as a network does: never inside a write.
/// </summary>
public interface IFetchFiles
{
    Task<FileFetched> FetchAsync(FileLink link, int mostBytes, CancellationToken cancellationToken);
}

/// <summary>Takes a file that was sent without a word.</summary>
public interface IReceiveFiles
{
    /// <summary>For the gates: the intent that receiving it amounts to.</summary>
    string Intent { get; }

    bool Takes(FileLink file);

    Task<Turns.Reply> ReceiveAsync(Turns.Turn turn, FileLink file, CancellationToken cancellationToken);
}
