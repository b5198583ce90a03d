using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmBot.Language;

/// <summary>JSON lines in, JSON lines out, as the contract's sections 1 and 3 say. A line that cannot be read is answered on its own line.</summary>
public static class UnderstandLines
{
    /// <summary>Answers every line of <paramref name="input"/> on <paramref name="output"/>, in order.</summary>
    public static void Run(World world, TextReader input, TextWriter output)
    {
        var parser = new Parser(world);
        while (input.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line)) output.WriteLine(Answer(parser, line));
        }
    }

    /// <summary>Answers one line: <c>{"id","frames"}</c>, or <c>{"id","error"}</c> when it cannot be read.</summary>
    public static string Answer(Parser parser, string line)
    {
        JsonNode? id = null;
        try
        {
            var json = InputLine.Parse(line);
            id = json["id"]?.DeepClone();
            var understood = parser.Understand(InputLine.ToUtterance(json));
            var frames = new JsonArray([.. understood.Frames.Select(frame => (JsonNode)frame.ToJson())]);
            return new JsonObject { ["id"] = id?.DeepClone(), ["frames"] = frames }.ToJsonString(JsonText.Readable);
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            return new JsonObject { ["id"] = id?.DeepClone(), ["error"] = problem.Message }.ToJsonString(JsonText.Readable);
        }
    }
}
