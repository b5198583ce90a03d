using Microsoft.Data.Sqlite;

namespace CrmBot.Runtime.Store;

/// <summary>
/// Copies committed pages from the log into the database file on a thread of its own, so that the writer need not stop for it. Under
/// constant writing the log never gets empty this way; the writer then finishes the little that is left when the log is 64 MB long.
/// </summary>
internal sealed class SqliteCheckpoints : IDisposable
{
    private const string Passive = "PRAGMA wal_checkpoint(PASSIVE)";

    // Pages changed again within this time are copied once.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly string path;
    private readonly AutoResetEvent written = new(false);
    private readonly ManualResetEventSlim stopping = new(false);
    private readonly Thread thread;

    public SqliteCheckpoints(string path)
    {
        this.path = path;
        thread = new Thread(Loop) { IsBackground = true, Name = "store checkpoints" };
        thread.Start();
    }

    /// <summary>There is something in the log.</summary>
    public void Wake() => written.Set();

    public void Dispose()
    {
        stopping.Set();
        written.Set();
        thread.Join();
        written.Dispose();
        stopping.Dispose();
    }

    private void Loop()
    {
        SqliteConnection? connection = null;
        while (written.WaitOne() && !stopping.Wait(Pause))
        {
            try
            {
                connection ??= SqliteConnections.OpenWriter(path);
                using var command = connection.CreateCommand();
                command.CommandText = Passive;
                command.ExecuteNonQuery();
            }
            catch (SqliteException)
            {
                // Nothing depends on this one: the writer does it too, and reports what is wrong with the disk.
                connection?.Dispose();
                connection = null;
            }
        }

        connection?.Dispose();
    }
}
