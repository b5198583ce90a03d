using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CrmBot.Runtime.Store;

/// <summary>
/// The table of one record type: its statements, made from the model, and how a row becomes a record and a record values. Turns read and
/// write their few records through these prepared statements; lists and reports ask EF.
/// </summary>
internal sealed class RecordTable
{
    private readonly ConcurrentDictionary<string, string> selects = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<UInt128, string> updates = [];
    private readonly IEntityType type;
    private readonly string name;
    private readonly string[] columns;
    private readonly ReadRecord read;
    private readonly FillValues fill;

    /// <param name="fields">The stored properties without id and version, in the order of <see cref="RecordShape.Fields"/>.</param>
    public RecordTable(IEntityType type, IReadOnlyList<IProperty> fields)
    {
        this.type = type;
        name = Quoted(type.GetTableName()!);
        IProperty[] all = [type.FindProperty(nameof(Record.Id))!, type.FindProperty(nameof(Record.Version))!, .. fields];
        columns = [.. all.Select(property => Quoted(property.GetColumnName()))];
        var members = all.Select(property => property.PropertyInfo!).ToArray();
        read = RecordMapping.Reader(type.ClrType, members);
        fill = RecordMapping.Filler(type.ClrType, members);
        Insert =
            $"INSERT INTO {name} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", Enumerable.Range(1, columns.Length).Select(at => $"${at}"))})";
        Delete = $"DELETE FROM {name} WHERE {columns[0]} = $1 AND {columns[1]} = $2";
    }

    /// <summary>Takes <see cref="Values"/>.</summary>
    public string Insert { get; }

    /// <summary>Takes id and version.</summary>
    public string Delete { get; }

    /// <summary>Id, version and fields, as the record has them now.</summary>
    public object?[] Values(Record record)
    {
        var values = new object?[columns.Length];
        fill(record, values);
        return values;
    }

    public Record Read(StoreRow row) => read(row);

    /// <summary>All rows whose <paramref name="property"/> equals <c>$1</c>, by id.</summary>
    public string SelectBy(string property) => selects.GetOrAdd(property, MakeSelect);

    /// <summary>Takes the version after, the values of the named fields in their order, id, and the version before.</summary>
    /// <param name="changed">One bit per field.</param>
    public string Update(UInt128 changed) => updates.GetOrAdd(changed, MakeUpdate);

    private string MakeSelect(string property)
    {
        var column = type.FindProperty(property)?.GetColumnName()
            ?? throw new ArgumentException($"{type.ClrType.Name} has no stored {property}.", nameof(property));
        return $"SELECT {string.Join(", ", columns)} FROM {name} WHERE {Quoted(column)} = $1 ORDER BY {columns[0]}";
    }

    private string MakeUpdate(UInt128 changed)
    {
        var sets = new List<string> { $"{columns[1]} = $1" };
        for (var field = 0; field < columns.Length - 2; field++)
        {
            if ((changed & (UInt128.One << field)) != 0) sets.Add($"{columns[field + 2]} = ${sets.Count + 1}");
        }

        return $"UPDATE {name} SET {string.Join(", ", sets)} WHERE {columns[0]} = ${sets.Count + 1} AND {columns[1]} = ${sets.Count + 2}";
    }

    private static string Quoted(string identifier) => $"\"{identifier}\"";
}
