using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.People;

/// <summary>A colleague of ours who talks to the bot.</summary>
/// <param name="Id">The person's record.</param>
/// <param name="Name">Canonical name, as the parser's world knows it.</param>
/// <param name="Role">Role code, e.g. <c>rep</c>, <c>lead</c>, <c>agent</c>, <c>manager</c>, <c>director</c>, <c>admin</c>.</param>
/// <param name="Team">Team name, or null.</param>
/// <param name="Locale"><c>zh-CN</c> or <c>en-US</c>.</param>
/// <param name="Zone">Where the person's wall clock hangs.</param>
/// <param name="DirectoryId">The directory's object id; an opaque string.</param>
public sealed record Actor(Guid Id, string Name, string Role, string? Team, string Locale, TimeZoneInfo Zone, string DirectoryId)
{
    /// <summary>Colleagues who are away now and whose work this person does meanwhile.</summary>
    public IReadOnlyCollection<Guid> StandsInFor { get; init; } = [];

    /// <summary>Regions the person looks after; empty for none in particular.</summary>
    public IReadOnlyCollection<string> Regions { get; init; } = [];

    /// <summary>Whether what belongs to that person is, now, this person's to do.</summary>
    public bool ActsFor(Guid owner) => owner == Id || StandsInFor.Contains(owner);
}

/// <summary>Says who is who. One implementation, in the features.</summary>
public interface IDirectory
{
    /// <summary>The person behind a directory id, or null when nobody knows them yet.</summary>
    Task<Actor?> FindAsync(ReadView view, string directoryId, CancellationToken cancellationToken);

    Task<Actor?> FindAsync(ReadView view, Guid personId, CancellationToken cancellationToken);

    /// <summary>
    /// What an unknown person gets to see: in Development the question which demo person they are, otherwise a friendly no.
    /// </summary>
    Task<Turns.Reply> GreetUnknownAsync(Turns.Turn turn, CancellationToken cancellationToken);

    /// <summary>A card action of an unknown person (the answer to that question); null when the verb is not for unknown people.</summary>
    Task<Turns.Reply?> ActAsUnknownAsync(Turns.Turn turn, Turns.CardAction action, CancellationToken cancellationToken);
}
