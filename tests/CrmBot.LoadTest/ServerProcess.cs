using System.Diagnostics;
using System.Globalization;

namespace CrmBot.LoadTest;

/// <summary>A server under measurement: a process of its own, so that its CPU time and memory are its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, string url, TimeSpan firstAnswer)
    {
        this.process = process;
        Url = url;
        FirstAnswer = firstAnswer;
    }

    public string Url { get; }

    /// <summary>From process start to the first HTTP answer.</summary>
    public TimeSpan FirstAnswer { get; }

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Largest resident memory so far, in bytes (from <c>/proc</c>, else the current figure).</summary>
    public long PeakMemory => Status("VmHWM:") ?? process.PeakWorkingSet64;

    /// <summary>Resident memory now, in bytes.</summary>
    public long Memory => Status("VmRSS:") ?? process.WorkingSet64;

    public static async Task<ServerProcess> StartAsync(
        string assembly, string url, IEnumerable<string> arguments, IDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[assembly, .. arguments, "--urls", url])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var errors = new List<string>();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => errors.Add(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitAsync(process, url, errors);
        return new ServerProcess(process, url, clock.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private long? Status(string figure)
    {
        process.Refresh();
        var status = $"/proc/{process.Id}/status";
        var line = File.Exists(status)
            ? File.ReadLines(status).FirstOrDefault(text => text.StartsWith(figure, StringComparison.Ordinal))
            : null;
        return line is null
            ? null
            : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private static async Task WaitAsync(Process process, string url, List<string> errors)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        for (var tries = 0; tries < 2400; tries++)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException("The server ended at once: " + string.Join('\n', errors));
            }

            try
            {
                using var answer = await client.GetAsync(new Uri(url + "/healthz"));
                return;
            }
            // Not listening yet, or busy with its start.
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(25);
            }
        }

        throw new TimeoutException($"{url} did not answer within a minute.");
    }
}
