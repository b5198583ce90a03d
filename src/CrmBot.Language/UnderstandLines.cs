using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Language.Times.Annotating;

namespace CrmBot.Language;

/// <summary>
/// JSON lines in, JSON lines out, as the contract's sections 1 and 3 say. A line that cannot be read is answered on its own line.
/// </summary>
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
            if (IsTimeMode(json)) return AnswerTimes(json, id);
            var understood = parser.Understand(InputLine.ToUtterance(json));
            var frames = new JsonArray([.. understood.Frames.Select(frame => (JsonNode)frame.ToContract())]);
            return new JsonObject { ["id"] = id?.DeepClone(), ["frames"] = frames }.ToJsonString(JsonText.Readable);
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            return new JsonObject { ["id"] = id?.DeepClone(), ["error"] = problem.Message }.ToJsonString(JsonText.Readable);
        }
    }

    /// <summary>
    /// Explains every line of <paramref name="input"/> on <paramref name="output"/>, for a person to read, an empty line between two.
    /// </summary>
    public static void Explain(World world, TextReader input, TextWriter output)
    {
        var parser = new Parser(world);
        while (input.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line)) output.WriteLine(Explained(parser, line));
        }
    }

    private static string Explained(Parser parser, string line)
    {
        try
        {
            var json = InputLine.Parse(line);
            if (IsTimeMode(json)) return AnswerTimes(json, json["id"]?.DeepClone());
            var said = InputLine.ToUtterance(json);
            return ExplainedReading.Of(said, parser.Understand(said));
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            return $"{problem.Message}\n";
        }
    }

    private static bool IsTimeMode(JsonObject json) =>
        json["mode"] is JsonValue value && value.TryGetValue<string>(out var mode) && mode == "time";

    /// <summary>Time mode needs no world: the text's time expressions, <c>{"id","times"}</c>.</summary>
    private static string AnswerTimes(JsonObject json, JsonNode? id)
    {
        json.Remove("mode");
        var said = InputLine.ToUtterance(json);
        var times = TimeModeJson.Of(TimeMode.Find(said.Text, said.Now, said.TimeZone));
        return new JsonObject { ["id"] = id?.DeepClone(), ["times"] = times }.ToJsonString(JsonText.Readable);
    }
}
