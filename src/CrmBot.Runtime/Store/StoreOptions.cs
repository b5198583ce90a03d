namespace CrmBot.Runtime.Store;

/// <summary>How the store works with its database.</summary>
public sealed record StoreOptions
{
    /// <summary>SQLite: path of the database file. PostgreSQL: a connection string.</summary>
    public required string Database { get; init; }

    /// <summary>From asking for a write until it is committed; a write that is not done by then leaves nothing behind.</summary>
    public TimeSpan WriteBudget { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>SQLite: most waiting writes that share one commit.</summary>
    public int WritesPerCommit { get; init; } = 64;

    /// <summary>Connections for reading.</summary>
    public int Readers { get; init; } = 8;

    /// <summary>PostgreSQL: connections for writing. SQLite has one writer.</summary>
    public int Writers { get; init; } = 16;
}
