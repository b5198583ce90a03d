using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CrmBot.EndToEnd.Tests.Playground;

/// <summary>The real program with the demo company, in Development, on a data folder of its own.</summary>
internal sealed class RunningBot : IDisposable
{
    private readonly ChildProcess _process;
    private readonly DirectoryInfo _data;
    private readonly HttpClient _http;

    private RunningBot(ChildProcess process, DirectoryInfo data, string url)
    {
        (_process, _data, Url) = (process, data, url);
        _http = new HttpClient { BaseAddress = new Uri(url) };
    }

    public string Url { get; }

    public string Output => _process.Output;

    public static async Task<RunningBot> StartAsync(string clock)
    {
        var data = Directory.CreateTempSubdirectory("crmbot-playground-");
        var url = $"http://127.0.0.1:{Ports.Free()}";
        var process = new ChildProcess(new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "CrmBot.dll"), "--environment", "Development", "--urls", url,
            "--Data:Folder", data.FullName, "--Clock:Start", clock, "--Auth:AllowAnonymous", "true",
        ]));
        var bot = new RunningBot(process, data, url);
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

    public void Dispose()
    {
        _http.Dispose();
        _process.Dispose();
        _data.Delete(recursive: true);
    }
}
