using System.Diagnostics;
using System.Globalization;
using CrmBot.Tests.TestApp;
using Xunit;

[assembly: AssemblyFixture(typeof(LocalPostgres))]

namespace CrmBot.Tests.TestApp;

/// <summary>
/// A PostgreSQL server for the tests: the one that <c>CRMBOT_TEST_POSTGRES</c> (a connection string) names, else one of our own from the
/// machine's binaries, on loopback with a data folder under the temp folder, started by the first test that asks and stopped at the end.
/// </summary>
public sealed class LocalPostgres : IDisposable
{
    private const string Prefix = "crmbot-postgres-";
    private static readonly Lock Gate = new();
    private static string? folder;
    private static readonly string? Binaries = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private static string? connectionString;
    private static string? missing;

    /// <summary>A connection string, or skips the running test with the reason.</summary>
    public static string Require()
    {
        lock (Gate)
        {
            if (connectionString is null && missing is null) Start();
        }

        if (connectionString is null) MissingTool.Skip(missing ?? "PostgreSQL is missing.");
        return connectionString;
    }

    public void Dispose()
    {
        if (folder is not null) Stop(folder);
    }

    // Not by pg_ctl: at the end of a run there is little time, and the data is not needed again.
    private static void Stop(string server)
    {
        try
        {
            var id = int.Parse(File.ReadLines(Path.Combine(server, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
            using var process = Process.GetProcessById(id);
            process.Kill(entireProcessTree: true);
            process.WaitForExit(2_000);
        }
        catch (Exception gone) when (gone is IOException or FormatException or ArgumentException or InvalidOperationException)
        {
            // It does not run any more.
        }

        Directory.Delete(server, recursive: true);
    }

    // A test run that was killed could not stop its server; its folder's name tells whose it was.
    private static void StopForgotten()
    {
        foreach (var server in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var owner = Path.GetFileName(server)[Prefix.Length..].Split('-')[0];
            if (!Directory.Exists("/proc/" + owner)) Stop(server);
        }
    }

    private static void Start()
    {
        connectionString = Environment.GetEnvironmentVariable("CRMBOT_TEST_POSTGRES");
        if (!string.IsNullOrEmpty(connectionString)) return;
        connectionString = null;
        missing = Binaries is null
            ? "No PostgreSQL: set CRMBOT_TEST_POSTGRES to a connection string, or install Debian's postgresql."
            : StartServer();
    }

    /// <returns>Why it could not be started, or null.</returns>
    private static string? StartServer()
    {
        StopForgotten();
        (folder, var port) = NewServer();
        if (Make(folder) is { } failed) return failed;
        if (Start(folder, port) is { } refused) return refused;
        connectionString = ConnectionString(port);
        return null;
    }

    /// <summary>A folder for a server, named so that a later run finds what this one leaves behind, and a free port.</summary>
    internal static (string Folder, int Port) NewServer()
    {
        var port = Ports.Free();
        return (Path.Combine(Path.GetTempPath(), $"{Prefix}{Environment.ProcessId}-{port}"), port);
    }

    internal static string ConnectionString(int port) => $"Host=127.0.0.1;Port={port};Username=crmbot;Database=postgres";

    /// <summary>False on a machine where a server can at most be asked, not started.</summary>
    internal static bool HasBinaries => Binaries is not null;

    internal static string? Make(string server) =>
        Run("initdb", "-D", server, "-U", "crmbot", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");

    // The tests' server may lose its data: nothing outlives the run.
    internal static string? Start(string server, int port) => Run(
        "pg_ctl", "-D", server, "-w", "-l", server + "/log", "-o",
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=400", "start");

    /// <summary>Like a pulled plug.</summary>
    internal static string? StopAtOnce(string server) => Run("pg_ctl", "-D", server, "-w", "-m", "immediate", "stop");

    private static string? Run(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, program);
        // PostgreSQL refuses to run as root; Debian's package brings a user for it.
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.WorkingDirectory = Path.GetTempPath();
        // The server outlives pg_ctl and would hold redirected pipes open, so its output goes to its log file.
        start.RedirectStandardOutput = start.RedirectStandardError = program == "initdb";
        using var process = Process.Start(start)!;
        var said = program == "initdb" ? process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd() : "";
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"PostgreSQL's {program} ended with {process.ExitCode}. {said}";
    }
}
