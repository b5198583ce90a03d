using System.Data.Common;

namespace CrmBot.Runtime.Store;

/// <summary>Reads the few column types of Runtime's tables the same way on both engines.</summary>
internal static class StoreRows
{
    /// <summary>A guid kept as 32 hex digits.</summary>
    public static Guid Id(this DbDataReader row, int column) => Guid.ParseExact(row.GetString(column), "N");

    public static Guid? IdOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Id(column);

    public static string Text(this DbDataReader row, int column) => row.GetString(column);

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long Number(this DbDataReader row, int column) => row.GetInt64(column);

    public static long? NumberOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static bool Flag(this DbDataReader row, int column) => row.GetInt64(column) != 0;

    public static byte[] Bytes(this DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);
}
