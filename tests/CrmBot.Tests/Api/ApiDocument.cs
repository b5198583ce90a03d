using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Api.Pages;
using Json.Schema;

namespace CrmBot.Tests.Api;

/// <summary>One call as the document describes it.</summary>
internal sealed record DocumentedCall(string Method, string Path, JsonObject Node, JsonArray PathParameters)
{
    public string? Scope => (string?)Node["x-scope"];

    public string Name => $"{Method} {Path}";
}

/// <summary>The document that the program sends, and its schemas at work.</summary>
internal sealed class ApiDocument
{
    private static readonly EvaluationOptions Strict = new() { RequireFormatValidation = true, OutputFormat = OutputFormat.List };
    private readonly Dictionary<string, JsonSchema> schemas = [];

    public static ApiDocument Shipped { get; } = Read();

    public required JsonObject Json { get; init; }

    public IEnumerable<DocumentedCall> Calls =>
        from path in Json["paths"]!.AsObject()
        from call in path.Value!.AsObject()
        where call.Key != "parameters"
        select new DocumentedCall(call.Key.ToUpperInvariant(), path.Key, call.Value!.AsObject(),
            path.Value!["parameters"]?.AsArray() ?? []);

    /// <summary>The call that an address is one of; null when none is described.</summary>
    public DocumentedCall? Find(string method, string address)
    {
        var path = address.Split('?')[0][ApiFeature.Root.Length..].Split('/');
        return Calls.FirstOrDefault(call => call.Method == method && Fits(call.Path.Split('/'), path));
    }

    public JsonObject Resolve(JsonNode node) => (string?)node["$ref"] is not { } reference
        ? node.AsObject()
        : reference[2..].Split('/').Aggregate((JsonNode)Json, (part, name) => part[name]!).AsObject();

    /// <summary>What is wrong with a body; empty when it is as described.</summary>
    public string Judge(JsonNode schema, string body)
    {
        var evaluated = Schema(schema).Evaluate(JsonNode.Parse(body), Strict);
        return evaluated.IsValid ? "" : string.Join("; ",
            (evaluated.Details ?? []).Where(detail => detail.HasErrors)
                .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")).Take(5));
    }

    private static ApiDocument Read()
    {
        using var stream = typeof(ApiPages).Assembly.GetManifestResourceStream("openapi.json")!;
        return new ApiDocument { Json = JsonNode.Parse(stream)!.AsObject() };
    }

    private static bool Fits(string[] described, string[] asked) =>
        described.Length == asked.Length && described.Zip(asked).All(part => part.First == part.Second || part.First.StartsWith('{'));

    private JsonSchema Schema(JsonNode schema)
    {
        var text = schema.ToJsonString();
        if (schemas.TryGetValue(text, out var known)) return known;
        var whole = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["allOf"] = new JsonArray(schema.DeepClone()), ["$defs"] = Json["components"]!["schemas"]!.DeepClone() };
        return schemas[text] =
            JsonSchema.FromText(whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
    }
}
