using Npgsql;

namespace CrmBot.Runtime.Store;

/// <summary>Connections to the server; kept open by the store's own pools.</summary>
internal static class PostgresConnections
{
    public static NpgsqlDataSource Source(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // The store pools sessions (connection, context, statements) itself.
            Pooling = false,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            ApplicationName = "crmbot",
        };
        return NpgsqlDataSource.Create(builder.ConnectionString);
    }

    public static async Task<NpgsqlConnection> OpenReaderAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY";
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
