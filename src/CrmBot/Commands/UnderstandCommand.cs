using System.CommandLine;
using System.Text;
using CrmBot.Language;

namespace CrmBot.Commands;

/// <summary>Reads messages as JSON lines and writes what was understood as JSON lines; nothing is stored.</summary>
internal static class UnderstandCommand
{
    public static Command Make()
    {
        var world = new Option<FileInfo?>("--world") { Description = "JSON file with customers, colleagues, tags and settings; without it the world is empty." };
        var command = new Command("understand", "Understands messages: JSON lines in, JSON lines out.") { world };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(world)));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? world)
    {
        if (world is { Exists: false })
        {
            await System.Console.Error.WriteLineAsync($"--world {world.FullName}: no such file.");
            return 2;
        }

        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var input = new StreamReader(System.Console.OpenStandardInput(), utf8);
        await using var output = new StreamWriter(System.Console.OpenStandardOutput(), utf8) { NewLine = "\n" };
        using var known = Read(world);
        UnderstandLines.Run(known, input, output);
        return 0;
    }

    private static World Read(FileInfo? file)
    {
        if (file is null)
        {
            return new World();
        }

        using var stream = file.OpenRead();
        return World.FromJson(stream);
    }
}
