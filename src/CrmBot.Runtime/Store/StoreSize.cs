namespace CrmBot.Runtime.Store;

/// <summary>How much room the store takes.</summary>
public static class StoreSize
{
    /// <summary>Bytes of the database; of SQLite without what waits in its log.</summary>
    public static Task<long> ReadAsync(ReadView view, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return view.Sql.FirstAsync(
            view.Engine == EngineKind.Sqlite
                ? "SELECT p.page_count * s.page_size FROM pragma_page_count() p, pragma_page_size() s"
                : "SELECT pg_database_size(current_database())",
            row => row.Number(0));
    }
}
