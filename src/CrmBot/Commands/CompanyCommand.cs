using System.CommandLine;
using CrmBot.Features.Company;

namespace CrmBot.Commands;

/// <summary>
/// Writes the company's words that come with the program (teams, stages, queues, ...), to be changed and named in <c>Crm:Settings</c>.
/// </summary>
internal static class CompanyCommand
{
    public static Command Make()
    {
        var output = new Option<FileInfo>("--out") { Description = "The file to write; one that is there stays as it is.",
            DefaultValueFactory = _ => new FileInfo("crm-settings.json") };
        var command = new Command("company", "Writes the built-in teams, stages, queues and other words, to be made your own.") { output };
        command.SetAction(parsed => Run(parsed.GetValue(output)!));
        return command;
    }

    private static int Run(FileInfo output)
    {
        if (output.Exists || output.Directory is not { Exists: true })
        {
            System.Console.Error.WriteLine(
                output.Exists ? $"--out {output.FullName}: it is there already." : $"--out {output.FullName}: there is no such folder.");
            return 2;
        }

        using var built = CompanySettings.OpenBuilt();
        using var file = output.Create();
        built.CopyTo(file);
        System.Console.Out.WriteLine(output.FullName);
        return 0;
    }
}
