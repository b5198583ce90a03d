namespace CrmBot.Runtime.Store;

/// <summary>Small values that outlive the process (a moved clock, a data version). Never secrets: those come from configuration.</summary>
public static class Settings
{
    /// <returns>Null when the value was never set.</returns>
    public static Task<string?> FindAsync(ReadView view, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return view.Sql.FirstAsync("SELECT value FROM setting WHERE name = $1", row => row.Text(0), name);
    }

    /// <param name="value">Null forgets the setting.</param>
    public static Task SetAsync(UnitOfWork work, string name, string? value, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return value is null
            ? work.Sql.ExecuteAsync("DELETE FROM setting WHERE name = $1", name)
            : work.Sql.ExecuteAsync(
                "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value);
    }
}
