using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CrmBot.Tests.Backups;

namespace CrmBot.Tests.Store;

/// <summary>
/// The real program as a process whose data folder lies on a disk of a few megabytes: a file system in memory
/// that only that process sees, and that is gone with it. Needs Linux and the right to make such a one.
/// </summary>
internal sealed class BotOnSmallDisk : IDisposable
{
    private readonly ChildProcess process;
    private readonly string folder;

    private BotOnSmallDisk(ChildProcess process, string folder, string url) =>
        (this.process, this.folder, Http) = (process, folder,
            new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(30) });

    public HttpClient Http { get; }

    public string Output => process.Output;

    public static async Task<BotOnSmallDisk> StartAsync()
    {
        if (!CanMount()) MissingTool.Skip("A small disk needs Linux's unshare and the right to mount.");
        var folder = Directory.CreateTempSubdirectory("crmbot-disk-").FullName;
        var url = $"http://127.0.0.1:{Ports.Free()}";
        // What is in the way goes when there should be room again.
        var script =
            $"mount -t tmpfs -o size=8m tmpfs {folder} && echo $$ > {folder}/pid && head -c 3500000 /dev/zero > {folder}/in-the-way && exec dotnet {Checkout.Program} "
                + $"--environment Development --urls {url} --Data:Folder {folder} --Clock:Start {RunningBot.Morning} --Auth:AllowAnonymous true";
        var bot = new BotOnSmallDisk(
            new ChildProcess(new ProcessStartInfo("unshare",
                ["--map-root-user", "--mount", "sh", "-c", script]) { WorkingDirectory = Path.GetDirectoryName(Checkout.Program) }),
            folder, url);
        try
        {
            await bot.process.UntilAsync(url + "/readyz", TimeSpan.FromSeconds(60));
            return bot;
        }
        catch
        {
            bot.Dispose();
            throw;
        }
    }

    public async Task<HttpStatusCode> PostAsync(JsonObject activity)
    {
        using var answer = await Http.PostAsJsonAsync("/api/messages", activity);
        return answer.StatusCode;
    }

    public void MakeRoom() => File.Delete(Path.Combine(Inside(), "in-the-way"));

    /// <summary>The notes in its database, read through a copy.</summary>
    public IReadOnlyList<string> Notes()
    {
        var copy = Directory.CreateTempSubdirectory("crmbot-disk-").FullName;
        foreach (var file in (string[])["crmbot.db-wal", "crmbot.db"]) File.Copy(Path.Combine(Inside(), file), Path.Combine(copy, file));
        var notes = SomeStore.Ask(Path.Combine(copy, "crmbot.db"), "SELECT \"Note\" FROM interactions");
        Directory.Delete(copy, recursive: true);
        return notes;
    }

    public void Dispose()
    {
        Http.Dispose();
        process.Dispose();
        Directory.Delete(folder);
    }

    // The folder as the process sees it.
    private string Inside() => $"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/root{folder}";

    private static bool CanMount()
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            using var trial = Process.Start(
                new ProcessStartInfo("unshare", ["--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"])
                {
                    RedirectStandardError = true,
                })!;
            trial.WaitForExit();
            return trial.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
