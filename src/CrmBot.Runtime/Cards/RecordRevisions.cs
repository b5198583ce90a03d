using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Cards;

/// <summary>The version a record has now. A card carries the one it was drawn from, so that a click on an old card is noticed.</summary>
internal static class RecordRevisions
{
    /// <summary>Null when there is no such record (any more), or no such kind.</summary>
    public static async Task<int?> FindAsync(ReadView view, RecordRef record, CancellationToken cancellationToken) =>
        (await view.Records.FindAsync(record, cancellationToken))?.Version;
}
