using System.Collections.Concurrent;
using System.Diagnostics;

namespace CrmBot.Tests.Shared;

/// <summary>A program started for a test, its lines kept for when the test fails; ended with everything it started.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    public ChildProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output => string.Join(Environment.NewLine, _lines);

    /// <summary>Waits until a web page answers with success.</summary>
    public async Task UntilAsync(string url, TimeSpan patience)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < patience; await Task.Delay(20))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"It ended with {_process.ExitCode} instead of starting: {Output}");
            try
            {
                using var answer = await http.GetAsync(url);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            // A port that accepts and hangs up at once, while its program is starting, shows as a bare socket error.
            catch (Exception notYet) when (notYet is HttpRequestException or System.Net.Sockets.SocketException)
            {
                // Not listening yet.
            }
        }

        throw new TimeoutException($"{url} did not answer in {patience.TotalSeconds} s: {Output}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
