using System.Diagnostics;

namespace CrmBot.EndToEnd.Tests.Playground;

/// <summary>Microsoft's Agents Playground as a process that can reach this machine only.</summary>
internal sealed class RunningPlayground : IDisposable
{
    private static readonly string Folder = Path.Combine(Checkout.Suite, "Playground");
    private static readonly NodePackages Packages = new(Folder);
    private readonly ChildProcess _process;

    private RunningPlayground(ChildProcess process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    public string Output => _process.Output;

    /// <summary>Skips the test, saying why, where there is no Node or no registry.</summary>
    public static Task RequireAsync() => Packages.RequireAsync();

    public static async Task<RunningPlayground> StartAsync(string bot)
    {
        var port = Ports.Free();
        var url = $"http://127.0.0.1:{port}";
        var start = new ProcessStartInfo("node",
        [
            "--require", Path.Combine(Folder, "stay-local.cjs"),
            Path.Combine(Folder, "node_modules", "@microsoft", "m365agentsplayground", "cli.js"), "start",
            "--app-endpoint", bot + "/api/messages", "--channel-id", "msteams", "--port", $"{port}",
            "--service-url", url + "/_connector", "--disable-telemetry",
        ]);
        start.Environment["APPLICATION_INSIGHTS_NO_STATSBEAT"] = "1";
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        start.Environment["M365_AGENTS_PLAYGROUND_CONFIG_PATH"] = Path.Combine(Folder, "company.json");
        var playground = new RunningPlayground(new ChildProcess(start), url);
        try
        {
            await playground._process.UntilAsync(url + "/_debug/ping", TimeSpan.FromSeconds(60));
            return playground;
        }
        catch
        {
            playground.Dispose();
            throw;
        }
    }

    public void Dispose() => _process.Dispose();
}
