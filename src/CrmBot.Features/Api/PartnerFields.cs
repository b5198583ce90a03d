using System.Text.Json.Nodes;

namespace CrmBot.Features.Api;

/// <summary>
/// All that a partner's key ever sees, field by field: how the work for a customer goes on, and nothing of whom we know there, what
/// is paid, what was said or who of us does it. What does not stand here does not leave, also when a field is added elsewhere.
/// </summary>
internal static class PartnerFields
{
    public const string Problem = "problem", PageOf = "page:";

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Allowed =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["customer"] = ["id", "createdAt"],
            ["contact"] = ["id"],
            ["lead"] = ["id", "number", "customer", "state", "open", "createdAt", "changedAt"],
            ["interaction"] = ["id", "customer", "channel", "at"],
            ["ticket"] = ["id", "number", "customer", "type", "severity", "state", "open", "createdAt", "changedAt", "resolvedAt"],
            ["deal"] = ["id", "number", "customer", "state"],
            ["order"] = ["id", "number", "customer", "date", "status", "createdAt", "changedAt"],
            ["event"] = ["id", "type", "at", "record", "record.kind", "record.id", "customer"],
            ["person"] = ["id"],
            ["lead.stored"] = ["status", "lead", "lead.id", "lead.number", "lead.state", "customer", "customer.id"],
            ["ticket.stored"] = ["status", "ticket", "ticket.id", "ticket.number", "customer", "customer.id"],
            ["score.stored"] = ["status", "score", "score.id", "score.kind", "customer", "customer.id"],
            // Our own words about a call; they never repeat what is stored.
            [Problem] = ["type", "title", "status", "code", "errors", "errors.*"],
        };

    /// <summary>A copy with nothing but what is allowed. A shape that is not known shows nothing.</summary>
    /// <param name="shape">A key of <see cref="Allowed"/>, or of a list <c>page:</c> and the key of its items.</param>
    public static JsonObject Keep(string shape, JsonObject json)
    {
        if (!shape.StartsWith(PageOf, StringComparison.Ordinal)) return Keep(Allowed.GetValueOrDefault(shape) ?? [], json, "");
        var allowed = Allowed.GetValueOrDefault(shape[PageOf.Length..]) ?? [];
        var kept = new JsonObject { ["items"] =
            new JsonArray([.. (json["items"] as JsonArray ?? []).OfType<JsonObject>().Select(item => (JsonNode)Keep(allowed, item, ""))]) };
        foreach (var name in new[] { "next", "more" })
            if (json.ContainsKey(name)) kept[name] = json[name]?.DeepClone();
        return kept;
    }

    private static JsonObject Keep(IReadOnlyList<string> allowed, JsonObject json, string path)
    {
        var kept = new JsonObject();
        foreach (var (name, value) in json)
        {
            if (!allowed.Contains(path + name) && !allowed.Contains(path + "*")) continue;
            // A value that became an object or a list is not what was allowed, unless its parts are.
            if (value is JsonObject inner) kept[name] = Keep(allowed, inner, path + name + ".");
            else if (value is not JsonArray) kept[name] = value?.DeepClone();
        }

        return kept;
    }
}
