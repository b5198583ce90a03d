using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Runtime.Store;

/// <summary>
/// Whether the embedded database's file still lies where it was opened. A file that was deleted or replaced under a running
/// process goes on taking what is written, and vanishes with the process; nothing else would tell before the next backup.
/// </summary>
public static class StoreFile
{
    /// <summary>What to say to whoever looks after the service.</summary>
    public const string Gone =
        "The database file was deleted or replaced while CrmBot was running: what is stored now will be lost when CrmBot stops. Stop CrmBot and restore the last backup: crmbot restore FILE --force.";

    private const int HasMoved = 20;

    /// <summary>False also on a database server, and where SQLite cannot tell (Windows, which does not let go of an open file).</summary>
    public static bool IsGone(ReadView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (view.Db.Database.GetDbConnection() is not SqliteConnection connection) return false;
        var moved = 0;
        return Ask(connection.Handle!, 0, HasMoved, ref moved) == 0 && moved != 0;
    }

    // SQLite looks at the file's number on the disk itself. Opening the file beside it, to compare, would drop SQLite's own locks.
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int Ask(SafeHandle database, nint main, int question, ref int answer);
}
