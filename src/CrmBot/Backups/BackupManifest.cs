using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrmBot.Backups;

/// <summary>What a table held.</summary>
/// <param name="Hash">Of all rows in the table's own order: see <see cref="SumTables"/>.</param>
internal sealed record TableSum(string Table, long Rows, string Hash);

/// <summary>What a backup says of itself; sealed with the database it describes.</summary>
/// <param name="MadeAt">System time, Unix milliseconds: whatever was stored before is in it.</param>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="Migrations">Applied to the database, in order.</param>
/// <param name="Bytes">Length of the database file.</param>
internal sealed record BackupManifest(
    long MadeAt, BackupReason Reason, string Program, IReadOnlyList<string> Migrations, long Bytes, IReadOnlyList<TableSum> Tables)
{
    [JsonIgnore]
    public DateTimeOffset Moment => DateTimeOffset.FromUnixTimeMilliseconds(MadeAt);

    [JsonIgnore]
    public long Rows => Tables.Sum(table => table.Rows);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <exception cref="BackupProblem">It is no manifest.</exception>
    public static BackupManifest FromJson(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json) ?? throw new JsonException("null");
        }
        catch (JsonException unreadable)
        {
            throw new BackupProblem("The backup's description cannot be read; a newer CrmBot may have made it.", unreadable);
        }
    }
}
