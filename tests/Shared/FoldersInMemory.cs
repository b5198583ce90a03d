using System.Runtime.CompilerServices;

namespace CrmBot.Tests.Shared;

/// <summary>
/// Puts every temporary folder of a test run, and of the programs it starts, where nothing is written to a disk
/// (Linux's <c>/dev/shm</c>): hundreds of stores are made and thrown away, and nothing in them has to survive the
/// machine. With <c>CRMBOT_TEST_DISK=1</c>, which is for measuring, or without the memory, they stay where they are.
/// </summary>
internal static class FoldersInMemory
{
    private const string Memory = "/dev/shm";
    private const string Folder = Memory + "/crmbot-tests";
    private const long Least = 8L << 30;

#pragma warning disable CA2255 // Not a library: whatever a test does first, its folders must be in the right place already.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Choose()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("CRMBOT_TEST_DISK") == "1") return;
        if (!Directory.Exists(Memory) || new DriveInfo(Memory).AvailableFreeSpace < Least) return;
        try
        {
            // Open to all as /tmp is: PostgreSQL runs as a user of its own.
            Directory.CreateDirectory(Folder);
            if (!Anybody(Folder)) File.SetUnixFileMode(Folder, (UnixFileMode)0b1_111_111_111);
            Environment.SetEnvironmentVariable("TMPDIR", Folder);
        }
        catch (UnauthorizedAccessException)
        {
            // Another user's, and closed: the disk will do.
        }
    }

    private static bool Anybody(string folder) =>
        OperatingSystem.IsLinux() && File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherWrite);
}
