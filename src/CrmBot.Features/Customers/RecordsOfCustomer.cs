using System.Reflection;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CrmBot.Features.Customers;

/// <summary>
/// Every record that belongs to a customer, of whichever feature: those with a <c>CustomerId</c>. Found from the model, so that a new kind
/// of record takes part in merges without anybody thinking of it.
/// </summary>
internal static class RecordsOfCustomer
{
    public const string Property = "CustomerId";

    /// <summary>Kinds that a merge treats in ways of their own: their ids are made from the customer's.</summary>
    private static readonly Type[] Apart = [typeof(CustomerTag), typeof(CustomerKey)];
    private static readonly MethodInfo Typed = typeof(RecordsOfCustomer)
        .GetMethod(nameof(OfTypeAsync), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly MethodInfo TypedHolders = typeof(RecordsOfCustomer)
        .GetMethod(nameof(HoldersOfTypeAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>All of them, tracked.</summary>
    public static async Task<List<Record>> ListAsync(UnitOfWork work, Guid customerId, CancellationToken cancellationToken)
    {
        List<Record> found = [];
        foreach (var type in Types(work.Db, Property).Where(type => !Apart.Contains(type)))
            found.AddRange(await ListAsync(work.Db, type, Property, customerId, cancellationToken));
        return found;
    }

    /// <summary>Those of the customers that anything belongs to but records of the types <paramref name="except"/>.</summary>
    public static async Task<HashSet<Guid>> HoldersAsync(
        StoreContext db, IReadOnlyCollection<Guid> customers, IReadOnlyCollection<Type> except, CancellationToken cancellationToken)
    {
        HashSet<Guid> holders = [];
        foreach (var type in Types(db, Property).Where(type => !Apart.Contains(type) && !except.Contains(type)))
            holders.UnionWith(
                await (Task<List<Guid>>)TypedHolders.MakeGenericMethod(type).Invoke(null, [db, customers, cancellationToken])!);
        return holders;
    }

    /// <summary>Those of every kind whose <paramref name="property"/> is that id, tracked.</summary>
    public static async Task<List<Record>> PointingAsync(UnitOfWork work, string property, Guid id, CancellationToken cancellationToken)
    {
        List<Record> found = [];
        foreach (var type in Types(work.Db, property)) found.AddRange(await ListAsync(work.Db, type, property, id, cancellationToken));
        return found;
    }

    /// <summary>The customer a record belongs to; null when it belongs to none.</summary>
    public static Guid? OwnerOf(StoreContext db, Record record) =>
        db.Model.FindEntityType(record.GetType())?.FindProperty(Property) is null
            ? null
            : (Guid?)db.Entry(record).Property(Property).CurrentValue;

    public static void Point(StoreContext db, Record record, string property, Guid id) =>
        db.Entry(record).Property(property).CurrentValue = id;

    /// <summary>Under which key of the word files a kind of record is named.</summary>
    public static string KindOf(Record record) => record.GetType().GetCustomAttribute<RecordKindAttribute>()!.Kind;

    private static IEnumerable<Type> Types(StoreContext db, string property) => db.Model.GetEntityTypes()
        .Where(type => type.ClrType.IsAssignableTo(typeof(Record)) && type.FindProperty(property) is { } found && IsId(found))
        .Select(type => type.ClrType);

    private static bool IsId(IProperty property) => property.ClrType == typeof(Guid) || property.ClrType == typeof(Guid?);

    private static async Task<IEnumerable<Record>> ListAsync(
        StoreContext db, Type type, string property, Guid id, CancellationToken cancellationToken) =>
            await (Task<List<Record>>)Typed.MakeGenericMethod(type).Invoke(null, [db, property, id, cancellationToken])!;

    private static async Task<List<Guid>> HoldersOfTypeAsync<T>(
        StoreContext db, IReadOnlyCollection<Guid> customers, CancellationToken cancellationToken)
        where T : Record
    {
        var asked = customers.Select(id => (Guid?)id).ToList();
        var found = await db.Set<T>().Select(record => EF.Property<Guid?>(record, Property)).Where(id => asked.Contains(id)).Distinct()
            .ToListAsync(cancellationToken);
        return found.ConvertAll(id => id!.Value);
    }

    private static async Task<List<Record>> OfTypeAsync<T>(StoreContext db, string property, Guid id, CancellationToken cancellationToken)
        where T : Record =>
        [.. await db.Set<T>().Where(record => EF.Property<Guid?>(record, property) == id).OrderBy(record => record.Id)
            .ToListAsync(cancellationToken)];
}
