using System.Reflection;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Runtime.Undo;

/// <summary>Finds the records that refer to a record by a foreign key, whichever feature they belong to.</summary>
internal static class FindDependents
{
    private static readonly MethodInfo Typed = typeof(FindDependents)
        .GetMethod(nameof(IdsAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static async Task<List<RecordRef>> OfAsync(
        StoreContext db, RecordShapes shapes, RecordRef record, CancellationToken cancellationToken)
    {
        var found = new List<RecordRef>();
        foreach (var key in shapes.Of(record.Kind)!.Type.GetReferencingForeignKeys())
        {
            var type = key.DeclaringEntityType.ClrType;
            var ids = (Task<List<Guid>>)Typed.MakeGenericMethod(type)
                .Invoke(null, [db, key.Properties[0].Name, record.Id, cancellationToken])!;
            var kind = shapes.Of(type).Kind;
            found.AddRange((await ids.ConfigureAwait(false)).Select(id => new RecordRef(kind, id)));
        }

        return found;
    }

    private static Task<List<Guid>> IdsAsync<T>(StoreContext db, string key, Guid id, CancellationToken cancellationToken)
        where T : Record =>
        db.Set<T>().AsNoTracking().Where(record => EF.Property<Guid?>(record, key) == id).Select(record => record.Id)
            .ToListAsync(cancellationToken);
}
