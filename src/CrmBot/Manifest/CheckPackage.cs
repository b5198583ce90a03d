using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace CrmBot.Manifest;

/// <summary>What Teams would refuse a package for, found before it is uploaded.</summary>
internal static class CheckPackage
{
    private const int MostCommands = 12, LongestTitle = 128;

    public static IEnumerable<string> Images(string folder, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var side = file == "outline.png" ? 32 : 192;
            if (PngSize(Path.Combine(folder, file)) is not var (width, height)) yield return $"{file} is no PNG.";
            else if (width != side || height != side) yield return $"{file} is {width} x {height}; it must be {side} x {side}.";
        }
    }

    /// <summary>Every key must name a text of the manifest, and every text people read must have its words.</summary>
    public static IEnumerable<string> Words(JsonObject manifest, string file, JsonObject words)
    {
        foreach (var (key, _) in words.Where(word => word.Key != "$schema"))
        {
            if (Find(manifest, key) is null) yield return $"{file} has words for {key}, which the manifest does not have.";
        }

        foreach (var path in Texts(manifest, ""))
        {
            if (!words.ContainsKey(path)) yield return $"{file} has no words for {path}.";
        }
    }

    public static IEnumerable<string> Lengths(JsonObject manifest)
    {
        foreach (var (path, most) in ((string, int)[])[("name.short", 30), ("name.full", 100), ("description.short", 80),
            ("description.full", 4000), ("developer.name", 32)])
        {
            if (((string?)Find(manifest, path))?.Length > most) yield return $"{path} has more than {most} characters.";
        }

        foreach (var list in manifest["bots"]!.AsArray().SelectMany(bot => bot!["commandLists"]!.AsArray()))
        {
            var commands = list!["commands"]!.AsArray();
            if (commands.Count > MostCommands) yield return $"A command list has more than {MostCommands} commands.";
            if (commands.Any(command => ((string?)command!["title"])?.Length > LongestTitle))
                yield return $"A command has a title of more than {LongestTitle} characters.";
        }
    }

    private static IEnumerable<string> Texts(JsonNode? node, string path) => node switch
    {
        JsonObject part =>
            part.SelectMany(member => IsText(path, member.Key) ? [Join(path, member.Key)] : Texts(member.Value, Join(path, member.Key))),
        JsonArray list => list.SelectMany((item, index) => Texts(item, $"{path}[{index}]")),
        _ => [],
    };

    private static bool IsText(string path, string name) =>
        (path is "name" or "description" && name is "short" or "full")
            || (path.Contains('[', StringComparison.Ordinal) && name is "title" or "description");

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static JsonNode? Find(JsonNode? node, string path)
    {
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
        {
            node = step.StartsWith('[') && int.TryParse(step.Trim('[', ']'), out var index)
                ? node is JsonArray list && index < list.Count ? list[index] : null
                : (node as JsonObject)?[step];
        }

        return node;
    }

    // A PNG begins with its signature; the first chunk carries width and height.
    private static (int Width, int Height)? PngSize(string path)
    {
        Span<byte> head = stackalloc byte[24];
        using var stream = File.OpenRead(path);
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length
            || !head[..8].SequenceEqual<byte>([137, 80, 78, 71, 13, 10, 26, 10])) return null;
        return (BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]));
    }
}
