using System.Text.Json.Nodes;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Lookups;

/// <summary>
/// A list that people search while they type: choices of an input, results above the compose box. One per name, in the features.
/// </summary>
public interface ILookup
{
    /// <summary>As cards and the messenger's commands name it, e.g. <c>customers</c>.</summary>
    string Name { get; }

    /// <summary>
    /// The hits this person may see, best first. An empty text asks for what they probably want. Only reads, and quickly.
    /// </summary>
    Task<IReadOnlyList<LookupHit>> FindAsync(ReadView view, Actor actor, LookupQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// The card of one hit, to be put into a conversation; null when there is no such thing. It is drawn as everybody there may see it.
    /// </summary>
    Task<Reply?> ShowAsync(ReadView view, Actor actor, string id, CancellationToken cancellationToken);

    /// <summary>Notes in the audit log that this person was shown that hit's card.</summary>
    Task ShownAsync(UnitOfWork work, Actor actor, string id, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <param name="Text">What was typed.</param>
/// <param name="Skip">How many hits to pass over.</param>
/// <param name="Most">At most so many hits.</param>
public sealed record LookupQuery(string Text, int Skip, int Most);

/// <param name="Id">Comes back from the client: to be looked up and its rights checked.</param>
/// <param name="Title">Usually a name.</param>
/// <param name="Detail">What tells it apart.</param>
/// <param name="MayChoose">Whether this person may do something with it.</param>
public sealed record LookupHit(string Id, string Title, string Detail, bool MayChoose);

/// <summary>What a search gave.</summary>
/// <param name="Notice">A sentence in place of hits: the person is unknown, or asks too often.</param>
public sealed record LookupAnswer(IReadOnlyList<LookupHit> Hits, string? Notice = null);

/// <summary>A card to be put into a conversation.</summary>
/// <param name="Summary">What a list of cards says about it; nothing private.</param>
public sealed record LookupCard(JsonObject Card, string Summary);
