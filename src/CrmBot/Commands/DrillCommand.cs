using System.CommandLine;
using CrmBot.Backups;

namespace CrmBot.Commands;

/// <summary>Tries out the newest backup.</summary>
internal static class DrillCommand
{
    public static Command Make(string[] settings)
    {
        var command = new Command("drill",
            "Tries out the newest backup: restores it into a scratch file, opens it and compares counts and hashes; exit code 1 when it cannot be relied on.");
        command.SetAction((parsed, cancellationToken) =>
            OnBackups.RunAsync(parsed, settings, (services, output) => RunAsync(services, output, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var folder = services.GetRequiredService<BackupSettings>().Folder;
        if (new BackupFolder(folder).Newest is { } newest)
            return await TryBackup.RunAsync(services, newest.Path, output, cancellationToken);
        throw new BackupProblem($"There is no backup in {folder}. Make one with: crmbot backup");
    }
}
