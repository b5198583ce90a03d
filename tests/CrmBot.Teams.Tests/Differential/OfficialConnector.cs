using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CrmBot.Teams.Tests.Differential;

/// <summary>Microsoft's JavaScript connector library, run by Node.</summary>
internal static class OfficialConnector
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>What it decides for each case; skips the test where Node or the package cannot be had.</summary>
    public static async Task<JsonArray> DecideAsync(JsonObject input)
    {
        var folder = Folder();
        try
        {
            var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
            if (!installed.Exists && await RunAsync(folder, "npm", "ci --ignore-scripts --no-audit --no-fund", "") is { Code: not 0 } failed)
                Missing($"npm could not install the package: {failed.Error.Trim()}");
        }
        catch (Win32Exception)
        {
            Missing("Node is not installed");
        }

        var (code, output, error) = await RunAsync(folder, "node", "decide.mjs", new JsonArray(input).ToJsonString());
        return code == 0 ? JsonNode.Parse(output)!.AsArray() : throw new InvalidOperationException(error);
    }

    private static void Missing(string reason)
    {
        if (Environment.GetEnvironmentVariable("CRMBOT_REQUIRE_ALL") == "1")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string folder, string program, string arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await error);
    }

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "CrmBot.sln")))
            root = root.Parent ?? throw new DirectoryNotFoundException("CrmBot.sln is in no folder above the tests");
        return Path.Combine(root.FullName, "tests", "CrmBot.Teams.Tests", "Differential");
    }
}
