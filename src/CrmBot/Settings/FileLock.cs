namespace CrmBot.Settings;

/// <summary>A file that one process at a time holds open; it is let go of when the process ends, however it ends.</summary>
internal static class FileLock
{
    // Unix: EAGAIN (Linux and macOS); Windows: sharing and lock violation.
    private static readonly int[] Held = [11, 35, 32, 33];

    /// <returns>Null when another process holds it.</returns>
    /// <exception cref="SettingException">The file cannot be made.</exception>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException problem) when (Held.Contains(problem.HResult & 0xFFFF))
        {
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The data folder cannot be written: {problem.Message}");
        }
    }
}
