namespace CrmBot.Runtime.Store;

/// <summary>Deletes up to a number of rows that are old enough.</summary>
/// <returns>How many went; fewer than <paramref name="most"/> when none is left.</returns>
public delegate Task<int> DeleteSome(UnitOfWork work, int most);

/// <summary>
/// Old rows go some at a time, each portion in a write of its own: however many there are, nobody's message waits behind all of them.
/// </summary>
public static class DeleteInPortions
{
    /// <summary>Of short rows.</summary>
    private const int Usual = 1_000;

    /// <param name="lane">As of <see cref="IStore.WriteAsync{T}"/>.</param>
    /// <param name="perWrite">Fewer than usual where the rows are long.</param>
    /// <returns>How many rows went.</returns>
    public static async Task<int> RunAsync(
        IStore store, string lane, DeleteSome delete, CancellationToken cancellationToken, int perWrite = Usual)
    {
        var gone = 0;
        for (var portion = perWrite; portion >= perWrite; gone += portion)
            portion = await store.WriteAsync(lane, (work, _) => delete(work, perWrite), cancellationToken).ConfigureAwait(false);
        return gone;
    }
}
