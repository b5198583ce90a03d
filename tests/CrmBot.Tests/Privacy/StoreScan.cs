using System.Text;
using System.Text.Json;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CrmBot.Tests.Privacy;

/// <summary>
/// Looks for words in everything that a store consists of: each column of each
/// table as the database itself lists them, and the bytes of its files.
/// </summary>
internal static class StoreScan
{
    /// <returns>Where each word was found: table and column, or file.</returns>
    public static List<string> Find(string folder, params string[] words) =>
        [.. Rows(Path.Combine(folder, "crmbot.db"), words), .. Files(folder, words)];

    /// <summary>
    /// The same of the store that a running program has, on whichever engine. A server's own files are its administrator's.
    /// </summary>
    public static async Task<List<string>> FindAsync(CrmBotTestApp app, params string[] words) =>
        app.Services.GetRequiredService<IStore>().Engine == EngineKind.Sqlite
            ? Find(app.DataFolder, words)
            : [.. await OnServerAsync(Server(app), words), .. Files(app.DataFolder, words)];

    /// <summary>As <see cref="FindAsync"/>, without files.</summary>
    public static async Task<List<string>> RowsAsync(CrmBotTestApp app, params string[] words) =>
        app.Services.GetRequiredService<IStore>().Engine == EngineKind.Sqlite
            ? Rows(Path.Combine(app.DataFolder, "crmbot.db"), words)
            : await OnServerAsync(Server(app), words);

    public static string Server(CrmBotTestApp app) => app.Services.GetRequiredService<StoreOptions>().Database;

    private static async Task<List<string>> OnServerAsync(string server, string[] words)
    {
        await using var connection = new NpgsqlConnection(server + ";Pooling=false");
        await connection.OpenAsync();
        List<string> found = [];
        foreach (var (table, column) in (await ReadAsync(connection,
            "SELECT table_name || '|' || column_name FROM information_schema.columns WHERE table_schema = current_schema()"))
                .Select(pair => pair.Split('|')).Select(pair => (pair[0], pair[1])))
        foreach (var value in await ReadAsync(connection, $"SELECT DISTINCT \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL"))
            found.AddRange(words.Where(word => Holds(value, word)).Select(word => Found(table, column, word, value)));
        return found;
    }

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
            rows.Add(reader.GetValue(0) is byte[] bytes
                ? Encoding.UTF8.GetString(bytes)
                : Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return rows;
    }

    /// <summary>All files of the folder that belong to the database, its log among them; free pages and unused bytes too.</summary>
    public static List<string> Files(string folder, params string[] words)
    {
        List<string> found = [];
        foreach (var path in Directory.EnumerateFiles(folder)
            .Where(path => !path.Contains("before-", StringComparison.Ordinal) && !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            byte[] bytes;
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            using (var copy = new MemoryStream())
            {
                file.CopyTo(copy);
                bytes = copy.ToArray();
            }

            foreach (var word in words.Where(word => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0))
                found.Add($"{Path.GetFileName(path)}: {word}");
        }

        return found;
    }

    public static List<string> Rows(string database, params string[] words)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        List<string> found = [];
        foreach (var (table, column) in Columns(connection))
        foreach (var value in Values(connection, table, column))
            found.AddRange(words.Where(word => Holds(value, word)).Select(word => Found(table, column, word, value)));
        return found;
    }

    private static bool Holds(string value, string word) =>
        value.Contains(word, StringComparison.OrdinalIgnoreCase) || value.Contains(Escaped(word), StringComparison.OrdinalIgnoreCase);

    private static string Found(string table, string column, string word, string value) =>
        $"{table}.{column}: {word} in {value[..Math.Min(value.Length, 160)]}";

    public static List<(string Table, string Column)> Columns(SqliteConnection connection) =>
        [.. Read(connection, "SELECT m.name || '|' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'")
            .Select(pair => pair.Split('|')).Select(pair => (pair[0], pair[1]))];

    public static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read()) rows.Add(reader.GetString(0));
        return rows;
    }

    private static List<string> Values(SqliteConnection connection, string table, string column) =>
        Read(connection, $"SELECT DISTINCT CAST(\"{column}\" AS TEXT) FROM \"{table}\" WHERE \"{column}\" IS NOT NULL");

    // As JSON writes it when it escapes what is not ASCII.
    private static string Escaped(string word) => JsonSerializer.Serialize(word).Trim('"');
}
