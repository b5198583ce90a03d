using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Tests.Shared;

/// <summary>
/// The real program with the demo company as a process of its own: Development, a free port, its clock at ten on a Wednesday.
/// </summary>
internal sealed class RunningBot : IDisposable
{
    public const string Morning = "2026-03-11T10:00:00+08:00";

    private readonly ChildProcess _process;
    private readonly DirectoryInfo? _ownData;
    private readonly HttpClient _http;

    private RunningBot(ChildProcess process, DirectoryInfo? ownData, string url)
    {
        (_process, _ownData, Url) = (process, ownData, url);
        _http = new HttpClient { BaseAddress = new Uri(url) };
    }

    public string Url { get; }

    public string Output => _process.Output;

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="clock">Where business time begins in a new store.</param>
    /// <param name="folder">A data folder that outlives it; without one it gets its own, deleted at the end.</param>
    /// <param name="settings">What it is started with besides.</param>
    public static async Task<RunningBot> StartAsync(
        string clock = Morning, string? folder = null, IReadOnlyList<(string Key, string Value)>? settings = null)
    {
        var ownData = folder is null ? Directory.CreateTempSubdirectory("crmbot-test-") : null;
        var url = $"http://127.0.0.1:{Ports.Free()}";
        var process = new ChildProcess(new ProcessStartInfo("dotnet",
        [
            Checkout.Program, "--environment", "Development", "--urls", url,
            "--Data:Folder", folder ?? ownData!.FullName, "--Clock:Start", clock, "--Auth:AllowAnonymous", "true",
            .. (settings ?? []).SelectMany(setting => new[] { "--" + setting.Key, setting.Value }),
        ]) { WorkingDirectory = Path.GetDirectoryName(Checkout.Program) });
        var bot = new RunningBot(process, ownData, url);
        try
        {
            await process.UntilAsync(url + "/readyz", TimeSpan.FromSeconds(60));
            return bot;
        }
        catch
        {
            bot.Dispose();
            throw;
        }
    }

    /// <summary>Moves business time forward, e.g. by <c>PT2H</c>, and waits until everything due has been handled.</summary>
    public async Task AdvanceAsync(string duration)
    {
        using var answer = await _http.PostAsJsonAsync("/dev/clock", new JsonObject { ["advance"] = duration });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ends it like a pulled plug: no chance to finish anything.</summary>
    public void Dispose()
    {
        _http.Dispose();
        _process.Dispose();
        _ownData?.Delete(recursive: true);
    }
}
