namespace CrmBot.Settings;

/// <summary>
/// A file that only the account of the service may read, whatever the umask says; one that is there already keeps its rights. SQLite
/// makes the files beside a database with the rights of the database.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes it empty where there is none.</summary>
    public static void Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using var made = new FileStream(path, options);
    }

    /// <summary>Takes the rights of everybody else away from one that was just made.</summary>
    public static void Close(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, OwnerOnly);
    }
}
