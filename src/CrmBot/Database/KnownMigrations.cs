using CrmBot.Runtime.Store;
using CrmBot.Settings;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Database;

/// <summary>The migrations this program knows: a database with others was written by a newer one, whose rows it would misread.</summary>
internal sealed class KnownMigrations(IStoreContextFactory contexts)
{
    private readonly Lazy<HashSet<string>> known = new(() =>
    {
        using var nowhere = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        using var db = contexts.Create(nowhere);
        return db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
    });

    public IReadOnlyList<string> Unknown(IEnumerable<string> applied) => [.. applied.Where(name => !known.Value.Contains(name))];

    /// <exception cref="SettingException">The database is newer than the program.</exception>
    public void RefuseNewer(IEnumerable<string> applied)
    {
        if (Unknown(applied) is { Count: > 0 } unknown)
            throw new SettingException($"The database was written by a newer CrmBot (it has {unknown[0]}). Start that one, or restore a backup made before the upgrade.");
    }
}
