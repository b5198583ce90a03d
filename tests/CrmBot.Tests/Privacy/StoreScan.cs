using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace CrmBot.Tests.Privacy;

/// <summary>Looks for words in everything that a store consists of: each column of each table as the database itself lists them, and the bytes of its files.</summary>
internal static class StoreScan
{
    /// <returns>Where each word was found: table and column, or file.</returns>
    public static List<string> Find(string folder, params string[] words) => [.. Rows(Path.Combine(folder, "crmbot.db"), words), .. Files(folder, words)];

    /// <summary>All files of the folder that belong to the database, its log among them; free pages and unused bytes too.</summary>
    public static List<string> Files(string folder, params string[] words)
    {
        List<string> found = [];
        foreach (var path in Directory.EnumerateFiles(folder).Where(path => !path.Contains("before-", StringComparison.Ordinal) && !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            byte[] bytes;
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            using (var copy = new MemoryStream())
            {
                file.CopyTo(copy);
                bytes = copy.ToArray();
            }

            foreach (var word in words.Where(word => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0)) found.Add($"{Path.GetFileName(path)}: {word}");
        }

        return found;
    }

    public static List<string> Rows(string database, params string[] words)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        List<string> found = [];
        foreach (var (table, column) in Columns(connection))
        foreach (var value in Values(connection, table, column))
        foreach (var word in words)
            if (value.Contains(word, StringComparison.OrdinalIgnoreCase) || value.Contains(Escaped(word), StringComparison.OrdinalIgnoreCase)) found.Add($"{table}.{column}: {word} in {value[..Math.Min(value.Length, 160)]}");
        return found;
    }

    public static List<(string Table, string Column)> Columns(SqliteConnection connection) =>
        [.. Read(connection, "SELECT m.name || '|' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'").Select(pair => pair.Split('|')).Select(pair => (pair[0], pair[1]))];

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
