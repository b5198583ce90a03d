using System.CommandLine;
using CrmBot.Backups;

namespace CrmBot.Commands;

/// <summary>Makes a backup while the service runs (<c>backup</c>), and tries one out (<c>backup verify FILE</c>).</summary>
internal static class BackupCommand
{
    public static Command Make(string[] settings)
    {
        var to = new Option<DirectoryInfo?>("--to") { Description = "Another folder than Backup:Folder; nothing is removed there." };
        var command = new Command("backup",
            "Makes a backup of the database now, also while the service runs, and checks it.") { to, Verify(settings) };
        command.SetAction((parsed, cancellationToken) => OnBackups.RunAsync(parsed, settings, async (services, output) =>
        {
            var made = await services.GetRequiredService<MakeBackup>()
                .RunAsync(BackupReason.Asked, parsed.GetValue(to)?.FullName, cancellationToken);
            await output.WriteLineAsync(made.Path);
            await output.WriteLineAsync(TellBackup.Made(made));
            return 0;
        }));
        return command;
    }

    private static Command Verify(string[] settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "The backup." };
        var command = new Command("verify",
            "Restores a backup into a scratch file and compares counts and hashes; the database is not touched.") { file };
        command.SetAction((parsed, cancellationToken) =>
            OnBackups.RunAsync(parsed, settings,
                (services, output) => TryBackup.RunAsync(services, parsed.GetValue(file)!.FullName, output, cancellationToken)));
        return command;
    }
}
