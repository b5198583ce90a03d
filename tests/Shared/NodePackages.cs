using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CrmBot.Tests.Shared;

/// <summary>A folder with a <c>package.json</c>: its packages are installed once, its scripts run with JSON in and out.</summary>
internal sealed class NodePackages(string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Lazy<Task<string?>> _obstacle = new(() => InstallAsync(folder));

    /// <summary>Installs the packages; skips the test, saying why, where there is no Node or no registry.</summary>
    public async Task RequireAsync()
    {
        if (await _obstacle.Value is { } reason)
            MissingTool.Skip(reason);
    }

    public async Task<JsonArray> RunAsync(string script, JsonArray input)
    {
        var (code, output, error) = await StartAsync(folder, "node", script, input.ToJsonString());
        return code == 0 ? JsonNode.Parse(output)!.AsArray() : throw new InvalidOperationException($"{script} ended with {code}: {error}");
    }

    private static async Task<string?> InstallAsync(string folder)
    {
        try
        {
            if (IsCurrent(folder))
                return null;
            var (code, _, error) = await StartAsync(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
                "ci --ignore-scripts --no-audit --no-fund", null);
            return code == 0 ? null : $"npm could not install the packages: {error.Trim()}";
        }
        catch (Win32Exception)
        {
            return "Node is not installed";
        }
        catch (OperationCanceledException)
        {
            return $"npm did not finish in {Patience.TotalMinutes} minutes";
        }
    }

    private static bool IsCurrent(string folder)
    {
        var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
        return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"));
    }

    private static async Task<(int Code, string Output, string Error)> StartAsync(
        string folder, string program, string arguments, string? input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var impatience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(impatience.Token);
        var error = process.StandardError.ReadToEndAsync(impatience.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(impatience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output, await error);
    }
}
