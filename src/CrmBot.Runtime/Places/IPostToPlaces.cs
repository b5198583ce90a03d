using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Places;

/// <summary>
/// Whoever posts into places of its own accord, again and again, says which: they are not forgotten, however long nobody speaks there.
/// </summary>
public interface IPostToPlaces
{
    /// <summary>The keys of all those places.</summary>
    Task<IReadOnlyList<string>> KeysAsync(ReadView view, CancellationToken cancellationToken);
}
