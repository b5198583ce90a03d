using CrmBot.Language;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.WorldSnapshot;

/// <summary>Notes, in this transaction, that something the parser knows has changed.</summary>
public sealed class WorldChangeWriter(UnitOfWork work)
{
    private readonly HashSet<RecordRef> noted = [];

    /// <param name="kind">A kind that an <see cref="IWorldPart"/> answers for.</param>
    public Task ChangedAsync(string kind, Guid id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return noted.Add(new RecordRef(kind, id))
            ? work.Sql.ExecuteAsync("INSERT INTO world_change (kind, record_id) VALUES ($1, $2)", kind, id)
            : Task.CompletedTask;
    }
}

/// <summary>A feature's share of the parser's world.</summary>
public interface IWorldPart
{
    string Kind { get; }

    /// <summary>Puts everything of this kind into the world at start.</summary>
    Task LoadAsync(ReadView view, World world, CancellationToken cancellationToken);

    /// <summary>Brings one record up to date in the world, or takes it out when it is gone.</summary>
    Task ApplyAsync(ReadView view, World world, Guid id, CancellationToken cancellationToken);
}
