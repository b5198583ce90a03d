namespace CrmBot.Runtime.Store;

/// <summary>Values of records' tables in the form EF gives them on each engine, so that both read what the other wrote.</summary>
internal static class RecordValues
{
    public static object? Of(object? value, EngineKind engine) => engine == EngineKind.Sqlite ? Sqlite(value) : Postgres(value);

    // EF's guids are text in capitals there.
    private static object? Sqlite(object? value) => value is Guid id ? id.ToString("D").ToUpperInvariant() : value;

    // A whole number as EF stores it: sent wider, it would not fit a statement that was prepared with an empty one.
    private static object? Postgres(object? value) => value is Guid or bool or int ? new NativeValue(value) : value;
}
