namespace CrmBot.Features.Privacy;

/// <summary>A copy of the database that was made before something was erased.</summary>
/// <param name="GoneAt">When retention will have deleted it; null when nothing deletes it by itself.</param>
internal sealed record OlderCopy(string Name, DateTimeOffset MadeAt, DateTimeOffset? GoneAt);

/// <summary>Says which copies of the data exist beside the database.</summary>
internal interface IOlderCopies
{
    /// <param name="moment">Unix milliseconds.</param>
    IReadOnlyList<OlderCopy> Before(long moment);
}

/// <summary>Where the program makes none (PostgreSQL: the server's administrator looks after them).</summary>
internal sealed class NoOlderCopies : IOlderCopies
{
    public IReadOnlyList<OlderCopy> Before(long moment) => [];
}
