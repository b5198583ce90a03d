using System.Security.Cryptography;
using CrmBot.Tests.TestApp;
using Microsoft.Data.Sqlite;

namespace CrmBot.Tests.Backups;

/// <summary>A data folder with the demo company's database in it, made once per run by the real program and copied for each test.</summary>
internal sealed class SomeStore : IDisposable
{
    // With its key: what was sealed while it was made can be checked in the copies.
    private static readonly Lazy<Task<(byte[] Database, byte[] AuditKey)>> Demo = new(MakeAsync);

    private SomeStore(string folder) => Folder = folder;

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "crmbot.db");

    private string AuditKey => Path.Combine(Folder, "audit.key");

    /// <summary>Backups where the command puts them, oldest first.</summary>
    public IReadOnlyList<string> Backups =>
        Directory.Exists(Path.Combine(Folder, "backups"))
            ? [.. Directory.EnumerateFiles(Path.Combine(Folder, "backups")).Order(StringComparer.Ordinal)] : [];

    public static async Task<SomeStore> MakeAsync(bool empty = false)
    {
        var store = new SomeStore(Directory.CreateTempSubdirectory("crmbot-backup-").FullName);
        if (empty) return store;
        var (database, key) = await Demo.Value;
        await File.WriteAllBytesAsync(store.Database, database);
        await File.WriteAllBytesAsync(store.AuditKey, key);
        return store;
    }

    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public Task<Ran> RunAsync(params string[] arguments) => Ran.OnAsync(Folder, arguments);

    /// <summary>What a question to the database is answered, the first value of each row.</summary>
    public static List<string> Ask(string database, string sql)
    {
        using var connection =
            new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read()) rows.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return rows;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static async Task<(byte[] Database, byte[] AuditKey)> MakeAsync()
    {
        using var store = new SomeStore(Directory.CreateTempSubdirectory("crmbot-backup-").FullName);
        await using (var app = await CrmBotTestApp.StartAsync(store.Folder)) await app.Direct(DemoPeople.LinTao).SayAsync("恒达");
        Ask(store.Database, "PRAGMA journal_mode = DELETE");
        return (await File.ReadAllBytesAsync(store.Database), await File.ReadAllBytesAsync(store.AuditKey));
    }
}
