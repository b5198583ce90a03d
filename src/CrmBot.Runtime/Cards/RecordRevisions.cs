using System.Collections.Concurrent;
using System.Reflection;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Cards;

/// <summary>The version a record has now. A card carries the one it was drawn from, so that a click on an old card is noticed.</summary>
internal static class RecordRevisions
{
    private static readonly ConcurrentDictionary<(Type Context, string Kind), Type?> Types = new();

    /// <summary>Null when there is no such record (any more), or no such kind.</summary>
    public static async Task<int?> FindAsync(ReadView view, RecordRef record, CancellationToken cancellationToken)
    {
        if (TypeOf(view.Db, record.Kind) is not { } type) return null;
        return await view.Db.FindAsync(type, [record.Id], cancellationToken) is Record found ? found.Version : null;
    }

    private static Type? TypeOf(StoreContext db, string kind) => Types.GetOrAdd((db.GetType(), kind), key => db.Model.GetEntityTypes()
        .Select(entity => entity.ClrType)
        .FirstOrDefault(type => type.GetCustomAttribute<RecordKindAttribute>()?.Kind == key.Kind));
}
