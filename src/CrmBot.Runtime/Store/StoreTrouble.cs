using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace CrmBot.Runtime.Store;

/// <summary>
/// Tells trouble of the database itself (disk full, locked, damaged, server away) from a defect of whoever
/// wrote, and names it in plain words. What met such trouble is not stored and can be sent again as it is.
/// </summary>
public static class StoreTrouble
{
    /// <returns>Null when the exception says nothing about the database's health.</returns>
    public static string? Explain(Exception problem)
    {
        for (var inner = problem; inner is not null; inner = inner.InnerException)
        {
            var sentence = inner switch
            {
                SqliteException file => Explain(file),
                NpgsqlException server => Explain(server),
                _ => null,
            };
            if (sentence is not null) return sentence;
        }

        return null;
    }

    private static string? Explain(SqliteException file) => file.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => "The disk is full: the database cannot grow. Free some space; what was not stored will be sent again.",
        raw.SQLITE_READONLY =>
            "The database is read-only. Give the account that runs CrmBot the right to write in the data folder, and check that the disk is not mounted read-only.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "Another program holds the database locked. Close whatever has the database file open.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
            "The database file is damaged. Stop CrmBot and restore the last backup: crmbot restore FILE --force.",
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            "The database file cannot be opened. Check that the data folder exists and that the account that runs CrmBot may write there.",
        raw.SQLITE_IOERR => "The disk refuses to read or write the database. Look at the system's log for what is wrong with the disk.",
        _ => null,
    };

    private static string? Explain(NpgsqlException server) => server switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The database server's disk is full.",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } =>
            "The database server is read-only; it may be a standby.",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "The database server has no connection left.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            "The database server refuses the user or password of Database:ConnectionString.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            "The database server has no database of the name in Database:ConnectionString.",
        PostgresException { SqlState: ['5', '7', 'P', ..] or ['0', '8', ..] } => Away,
        PostgresException => null,
        { InnerException: SocketException or IOException or TimeoutException or ObjectDisposedException } or { IsTransient: true } => Away,
        _ => null,
    };

    private const string Away =
        "The database server does not answer. Start it, or check Database:ConnectionString; CrmBot goes on as soon as it is back.";
}
