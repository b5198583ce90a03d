using System.Text.Json.Nodes;

namespace CrmBot.Language.Tests.Scoring;

/// <summary>One sentence with the frames it should give.</summary>
internal sealed record Sentence(
    string Id, JsonObject Input, JsonArray Gold, IReadOnlyList<JsonArray> Alternatives, IReadOnlyList<string> Forbidden);

/// <summary>The result of a run over a file of cases.</summary>
/// <param name="Exact">Share of cases in which every frame is right and none is extra.</param>
/// <param name="TrapWrites">Writes that a trap forbids and that nothing holds back.</param>
internal sealed record RunResult(int Count, double Exact, int TrapWrites, IReadOnlyList<string> Wrong);

/// <summary>Reads cases (<c>{"id","input","gold","gold_alt"?,"trap"?,"forbid"?}</c>) and runs the parser over them.</summary>
internal static class CaseFile
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "cases");

    /// <summary>JSON in which Chinese stays readable.</summary>
    public static System.Text.Json.JsonSerializerOptions Readable { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The world of our own cases.</summary>
    public static CrmBot.Language.World World()
    {
        using var stream = File.OpenRead(Path.Combine(Folder, "world.json"));
        return CrmBot.Language.World.FromJson(stream);
    }

    public static IReadOnlyList<JsonObject> Frames(Parser parser, JsonObject input)
    {
        var answer = JsonNode.Parse(UnderstandLines.Answer(parser, input.ToJsonString()))!;
        return [.. (answer["frames"] as JsonArray ?? []).OfType<JsonObject>()];
    }

    /// <summary>How many of the frames are writes that the case forbids and that nothing holds back.</summary>
    public static int TrapWrites(Sentence item, IEnumerable<JsonObject> frames) =>
        frames.Count(frame => IsTrapped(item, Frame.FromJson(frame)));

    public static IEnumerable<Sentence> Read(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(Parse);

    public static RunResult Run(Parser parser, IEnumerable<Sentence> cases)
    {
        var (count, exact, traps) = (0, 0, 0);
        var wrong = new List<string>();
        foreach (var item in cases)
        {
            count++;
            var answer = JsonNode.Parse(UnderstandLines.Answer(parser, item.Input.ToJsonString()))!;
            var frames = (answer["frames"] as JsonArray ?? []).OfType<JsonObject>().ToList();
            if (item.Alternatives.Prepend(item.Gold).Any(gold => FrameScore.Same(gold, frames))) exact++;
            else wrong.Add($"{item.Id} {item.Input["text"]} => {answer.ToJsonString()}");
            traps += frames.Count(frame => IsTrapped(item, Frame.FromJson(frame)));
        }

        return new RunResult(count, count == 0 ? 1 : (double)exact / count, traps, wrong);
    }

    private static bool IsTrapped(Sentence item, Frame frame)
    {
        if (!frame.IsWrite || frame.IsWithheld) return false;
        var allowed = item.Alternatives.Prepend(item.Gold).SelectMany(gold => gold).Select(wanted => (string?)wanted!["i"]).ToHashSet();
        return item.Forbidden.Any(pattern =>
            pattern == "*" ? !allowed.Contains(frame.Intent) : pattern == frame.Intent || pattern == $"{frame.Intent}:{frame.Text("act")}");
    }

    private static Sentence Parse(string line)
    {
        var json = JsonNode.Parse(line)!.AsObject();
        var input = json["input"]!.DeepClone().AsObject();
        input["id"] ??= json["id"]!.DeepClone();
        return new Sentence(
            (string)json["id"]!,
            input,
            json["gold"]!.AsArray(),
            [.. (json["gold_alt"] as JsonArray ?? []).OfType<JsonArray>()],
            [.. (json["forbid"] as JsonArray ?? []).Select(pattern => (string)pattern!)]);
    }
}
