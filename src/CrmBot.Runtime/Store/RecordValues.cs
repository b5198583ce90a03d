using System.Globalization;

namespace CrmBot.Runtime.Store;

/// <summary>Values of records' tables in the form EF gives them on each engine, so that both read what the other wrote.</summary>
internal static class RecordValues
{
    public static object? Of(object? value, EngineKind engine) => engine == EngineKind.Sqlite ? Sqlite(value) : Postgres(value);

    // EF's guids are text in capitals there.
    private static object? Sqlite(object? value) => value is Guid id ? id.ToString("D").ToUpperInvariant() : value;

    // A prepared statement keeps the types of its first values, and for a null the column's own: whole numbers and enums, which EF keeps in
    // four bytes, must come as such every time.
    private static object? Postgres(object? value) => value switch
    {
        Guid or bool or int => new NativeValue(value),
        Enum name => new NativeValue(Convert.ToInt32(name, CultureInfo.InvariantCulture)),
        _ => value,
    };
}
