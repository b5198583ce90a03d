using System.Text.Json;

namespace CrmBot.Features.Knowledge.Scripts;

/// <summary>Situations that have something to say, in the order in which they come up: codes of the contract's <c>topic</c>.</summary>
internal static class ScriptTopics
{
    public static readonly IReadOnlyList<string> All =
    [
        "first_contact", "after_quote_silent", "objection_price", "objection_delivery", "objection_competitor", "payment", "complaint", "greeting", "winback", "renewal", "upsell", "referral_ask",
    ];
}

/// <summary>Something to say to a customer that comes with the program.</summary>
/// <param name="Grade">For customers of this grade before all others; null for everybody.</param>
internal sealed record ShippedScript(string Topic, string? Grade, string Zh, string En)
{
    public string In(string locale) => locale.StartsWith("zh", StringComparison.Ordinal) ? Zh : En;
}

/// <summary>The scripts that come with the program (<c>scripts.json</c>); a company's own are entries of the knowledge base.</summary>
internal sealed class ShippedScripts
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public IReadOnlyList<ShippedScript> All { get; } = Read();

    /// <summary>Those for the grade first.</summary>
    public IEnumerable<ShippedScript> Of(string topic, string? grade) =>
        All.Where(script => script.Topic == topic && (script.Grade is null || script.Grade == grade)).OrderBy(script => script.Grade is null);

    private static List<ShippedScript> Read()
    {
        using var stream = typeof(ShippedScripts).Assembly.GetManifestResourceStream("scripts.json")!;
        return JsonSerializer.Deserialize<List<ShippedScript>>(stream, Json)!;
    }
}
