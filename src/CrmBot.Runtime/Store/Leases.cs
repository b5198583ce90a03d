namespace CrmBot.Runtime.Store;

/// <summary>
/// Lets one of several instances do a job. A lease runs on system time and ends by itself when its holder dies, also
/// when the machine's clock was set back meanwhile: one that would last longer than leases of its kind can is nobody's.
/// </summary>
internal static class Leases
{
    private const string Take =
        """
        INSERT INTO lease (name, holder, until_system_at) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until_system_at = excluded.until_system_at
        WHERE lease.holder = excluded.holder OR lease.until_system_at <= $4 OR lease.until_system_at > $5
        """;

    // By how much the clocks of two instances may differ.
    private const long Apart = 60_000;

    /// <summary>Takes or prolongs the lease.</summary>
    /// <returns>False when another holder has it.</returns>
    public static async Task<bool> TakeAsync(UnitOfWork work, string name, string holder, TimeSpan length) =>
        await work.Sql.ExecuteAsync(
            Take, name, holder, work.SystemNow + (long)length.TotalMilliseconds, work.SystemNow,
            work.SystemNow + (long)length.TotalMilliseconds + Apart).ConfigureAwait(false) == 1;

    public static Task ReleaseAsync(UnitOfWork work, string name, string holder) =>
        work.Sql.ExecuteAsync("DELETE FROM lease WHERE name = $1 AND holder = $2", name, holder);
}
