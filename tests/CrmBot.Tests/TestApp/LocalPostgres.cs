using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
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
    private static string? binaries;
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
        binaries = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
                .LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;
        missing = binaries is null
            ? "No PostgreSQL: set CRMBOT_TEST_POSTGRES to a connection string, or install Debian's postgresql."
            : StartServer();
    }

    /// <returns>Why it could not be started, or null.</returns>
    private static string? StartServer()
    {
        StopForgotten();
        var port = FreePort();
        folder = Path.Combine(Path.GetTempPath(), $"{Prefix}{Environment.ProcessId}-{port}");
        if (Run("initdb", "-D", folder, "-U", "crmbot", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync") is { } failed) return failed;
        // The tests' server may lose its data: nothing outlives the run.
        var settings = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=400";
        if (Run("pg_ctl", "-D", folder, "-w", "-l", folder + "/log", "-o", settings, "start") is { } refused) return refused;
        connectionString = $"Host=127.0.0.1;Port={port};Username=crmbot;Database=postgres";
        return null;
    }

    private static string? Run(string program, params string[] arguments)
    {
        var path = Path.Combine(binaries!, program);
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
