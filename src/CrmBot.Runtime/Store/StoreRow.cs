using System.Data.Common;

namespace CrmBot.Runtime.Store;

/// <summary>
/// The row a statement stands on, read the same way on both engines. Columns count from 0. Valid only inside the map it is handed to.
/// </summary>
internal abstract class StoreRow
{
    public abstract bool IsNull(int column);

    public abstract string Text(int column);

    public abstract long Number(int column);

    public abstract byte[] Bytes(int column);

    /// <summary>A guid of a record's table: EF's own form on each engine.</summary>
    public abstract Guid Key(int column);

    /// <summary>A flag of a record's table.</summary>
    public abstract bool Truth(int column);

    /// <summary>A guid of Runtime's tables, kept as 32 hex digits.</summary>
    public Guid Id(int column) => Guid.ParseExact(Text(column), "N");

    public Guid? IdOrNull(int column) => IsNull(column) ? null : Id(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    public bool Flag(int column) => Number(column) != 0;
}

/// <summary>A row of PostgreSQL.</summary>
internal sealed class ServerRow(DbDataReader reader) : StoreRow
{
    public override bool IsNull(int column) => reader.IsDBNull(column);

    public override string Text(int column) => reader.GetString(column);

    public override long Number(int column) => reader.GetInt64(column);

    public override byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);

    public override Guid Key(int column) => reader.GetGuid(column);

    public override bool Truth(int column) => reader.GetBoolean(column);
}
