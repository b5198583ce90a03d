using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CrmBot.Language;

namespace CrmBot.Commands;

/// <summary>Reads messages as JSON lines and writes what was understood as JSON lines; nothing is stored.</summary>
internal static class UnderstandCommand
{
    public static Command Make()
    {
        var world = new Option<FileInfo?>(
            "--world") { Description = "JSON file with customers, colleagues, tags and settings; without it the world is empty." };
        var explain = new Option<bool>("--explain") { Description =
            "Writes for a person instead: what was recognised, who may be meant, what spoke for which intent, and why the winner won." };
        var text = new Argument<string?>("text") { Arity = ArgumentArity.ZeroOrOne,
            Description = "One message to understand now, as if said in a direct chat; without it JSON lines are read." };
        var command = new Command("understand", "Understands messages: JSON lines in, JSON lines out.") { text, world, explain };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(world), parsed.GetValue(text), parsed.GetValue(explain)));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? world, string? text, bool explain)
    {
        if (world is { Exists: false })
        {
            await System.Console.Error.WriteLineAsync($"--world {world.FullName}: no such file.");
            return 2;
        }

        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using TextReader input = text is null ? new StreamReader(System.Console.OpenStandardInput(), utf8) : new StringReader(Line(text));
        await using var output = new StreamWriter(System.Console.OpenStandardOutput(), utf8) { NewLine = "\n" };
        using var known = Read(world);
        if (explain) UnderstandLines.Explain(known, input, output);
        else UnderstandLines.Run(known, input, output);
        return 0;
    }

    private static string Line(string text)
    {
        var zone = TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : "UTC";
        var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone));
        return new JsonObject { ["text"] = text, ["now"] = now.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            ["tz"] = zone }.ToJsonString();
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
