using System.CommandLine;
using CrmBot.Backups;
using CrmBot.Features.Privacy.Erasing;
using CrmBot.Runtime.Time;

namespace CrmBot.Commands;

/// <summary>Puts the database of a backup in the place of the present one.</summary>
internal static class RestoreCommand
{
    public static Command Make(string[] settings)
    {
        var file = new Argument<FileInfo>("file") { Description = "The backup." };
        var force = new Option<bool>("--force") { Description = "Puts a database that is there aside." };
        var command = new Command("restore",
            "Restores a backup; the service must be stopped. A database that is there is kept aside.") { file, force };
        command.SetAction((parsed, cancellationToken) => OnBackups.RunAsync(parsed, settings, async (services, output) =>
        {
            var restored = await services.GetRequiredService<RestoreBackup>()
                .RunAsync(parsed.GetValue(file)!.FullName, parsed.GetValue(force), cancellationToken);
            var erased = services.GetRequiredService<IErasedList>().Read()
                .Count(entry => entry.ErasedAt >= restored.Report.Manifest.Moment.ToUnixTimeMilliseconds());
            foreach (var line in TellBackup.Restored(restored, services.GetRequiredService<Clocks>().System.GetUtcNow(), erased))
                await output.WriteLineAsync(line);
            return 0;
        }));
        return command;
    }
}
