using System.Text.Json;

namespace CrmBot.Features.Knowledge.Scripts;

/// <summary>Something to say to a customer that comes with the program.</summary>
/// <param name="Topic">The situation: what the customer asks, or a code of the contract's <c>topic</c>.</param>
/// <param name="Grade">For customers of this grade; null for everybody.</param>
internal sealed record ShippedScript(string Topic, string? Grade, string Zh, string En)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The words, with places for names (<see cref="FillScript"/>).</summary>
    public string In(string locale) => locale.StartsWith("zh", StringComparison.Ordinal) ? Zh : En;

    /// <summary>The scripts of one of our files, in its order.</summary>
    public static IReadOnlyList<ShippedScript> Read(string file)
    {
        using var stream = typeof(ShippedScript).Assembly.GetManifestResourceStream(file)!;
        return JsonSerializer.Deserialize<List<ShippedScript>>(stream, Json)!;
    }
}
