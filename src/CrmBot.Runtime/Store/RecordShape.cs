using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CrmBot.Runtime.Store;

/// <summary>
/// What undo and audit need to know of a record type. <see cref="Fields"/> are its stored properties without id and version.
/// </summary>
/// <param name="Rank">Higher than that of every type it points to by a foreign key.</param>
internal sealed record RecordShape(string Kind, IEntityType Type, IReadOnlyList<RecordField> Fields, int Rank)
{
    private RecordTable? table;
    private FindRecord? find;

    /// <summary>Made when first needed: compiling a mapping takes milliseconds, and a start needs few of them.</summary>
    public RecordTable Table => table ??= new RecordTable(Type, [.. Fields.Select(stored => stored.Property)]);

    public FindRecord Find => find ??= Records.Finder(Type.ClrType);
}

/// <param name="Position">Place among <see cref="RecordShape.Fields"/>.</param>
/// <param name="IsPersonal">Marked with <see cref="PersonalAttribute"/>.</param>
internal sealed record RecordField(IProperty Property, int Position, bool IsPersonal)
{
    public string Name => Property.Name;
}

/// <summary>All record types of a model, by kind and by type; read once per model.</summary>
internal sealed class RecordShapes
{
    private static readonly ConditionalWeakTable<IModel, RecordShapes> Known = [];
    private readonly FrozenDictionary<Type, RecordShape> byType;
    private readonly FrozenDictionary<string, RecordShape> byKind;

    private RecordShapes(IModel model)
    {
        var shapes = model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(Record))).Select(Read).ToList();
        byType = shapes.ToFrozenDictionary(shape => shape.Type.ClrType);
        byKind = shapes.ToFrozenDictionary(shape => shape.Kind, StringComparer.Ordinal);
    }

    public static RecordShapes Of(StoreContext db) => Known.GetValue(db.Model, model => new RecordShapes(model));

    public RecordShape Of(Type type) => byType[type];

    /// <summary>All of them, by the name of their table.</summary>
    public static IReadOnlyDictionary<string, RecordShape> ByTable(StoreContext db) =>
        Of(db).byType.Values.ToDictionary(shape => shape.Type.GetTableName()!, StringComparer.Ordinal);

    /// <summary>Null for a kind that no longer exists.</summary>
    public RecordShape? Of(string kind) => byKind.GetValueOrDefault(kind);

    private static RecordShape Read(IEntityType type)
    {
        var kind = type.ClrType.GetCustomAttribute<RecordKindAttribute>()?.Kind
            ?? throw new InvalidOperationException($"{type.ClrType.Name} is a record without a [RecordKind].");
        var fields = type.GetProperties()
            .Where(property => property.Name is not (nameof(Record.Id) or nameof(Record.Version)))
            .Select((property, position) =>
                new RecordField(property, position, property.PropertyInfo?.IsDefined(typeof(PersonalAttribute)) == true));
        return new RecordShape(kind, type, [.. fields], RankOf(type));
    }

    private static int RankOf(IEntityType type) =>
        type.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(principal => principal != type)
            .Select(principal => RankOf(principal) + 1).DefaultIfEmpty().Max();
}
