using System.Data.Common;

namespace CrmBot.Database;

/// <summary>SQLite's own checks of a database file.</summary>
internal static class CheckDatabase
{
    /// <returns>What is wrong, in plain words; nothing when it is sound.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var problems = await Pragma.ListAsync(connection, "PRAGMA integrity_check", cancellationToken);
        problems.Remove("ok");
        problems.AddRange((await Pragma.ListAsync(connection, "PRAGMA foreign_key_check", cancellationToken))
            .Select(table => $"{table}: a row points nowhere"));
        return problems;
    }
}
