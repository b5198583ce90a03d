using CrmBot.Backups;
using CrmBot.Runtime.Time;
using CrmBot.Settings;

namespace CrmBot.Commands;

/// <summary>Restores a backup into a scratch file and says what came out: 0 when it can be relied on, else 1.</summary>
internal static class TryBackup
{
    public static async Task<int> RunAsync(IServiceProvider services, string path, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync(path);
        using var scratch = ScratchFolder.In(services.GetRequiredService<DataFolder>());
        BackupReport report;
        try
        {
            report = await services.GetRequiredService<CheckBackup>().RunAsync(path, scratch.File("tried.db"), cancellationToken);
        }
        catch (BackupProblem problem)
        {
            await output.WriteLineAsync(problem.Message);
            await output.WriteLineAsync("It cannot be relied on.");
            return 1;
        }

        foreach (var line in TellBackup.Tried(report, services.GetRequiredService<Clocks>().System.GetUtcNow()))
            await output.WriteLineAsync(line);
        return report.Problems.Count == 0 ? 0 : 1;
    }
}
