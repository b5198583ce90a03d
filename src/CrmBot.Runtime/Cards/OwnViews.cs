using CrmBot.Runtime.People;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Cards;

/// <summary>Who has a view of their own of a card in a group: those the record is about. Everybody else sees what is posted.</summary>
internal sealed class OwnViews(IEnumerable<IRecordCard> kinds, IDirectory directory)
{
    /// <summary>Teams takes no more.</summary>
    private const int Most = 60;

    private readonly Dictionary<string, IRecordCard> kinds = kinds.ToDictionary(kind => kind.Kind, StringComparer.Ordinal);

    public async Task<bool> IsOwnAsync(ReadView view, Reply reply, Actor actor, CancellationToken cancellationToken) =>
        (await PeopleAsync(view, ReplyParts.Of(reply, inGroup: true), cancellationToken)).Contains(actor.Id);

    /// <summary>The messenger's ids of those people, as far as they are known.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(ReadView view, IEnumerable<Reply> parts, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        foreach (var person in (await PeopleAsync(view, parts, cancellationToken)).Take(Most))
        {
            if (await directory.FindAsync(view, person, cancellationToken) is { } actor
                && await MessengerUsers.FindAsync(view, actor.DirectoryId) is { } id) ids.Add(id);
        }

        return ids;
    }

    private async Task<HashSet<Guid>> PeopleAsync(ReadView view, IEnumerable<Reply> parts, CancellationToken cancellationToken)
    {
        var people = new HashSet<Guid>();
        foreach (var record in parts.OfType<Reply.OfRecord>().Select(part => part.Record))
        {
            if (kinds.TryGetValue(record.Kind, out var kind)) people.UnionWith(await kind.ViewersAsync(view, record.Id, cancellationToken));
        }

        return people;
    }
}
