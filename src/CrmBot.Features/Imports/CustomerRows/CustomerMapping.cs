using System.Text.Json;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>Which column is what, where the headings alone do not say it; a JSON file on the command line.</summary>
internal sealed record CustomerMapping
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    };

    /// <summary>Our name of a fact (<see cref="Fact"/>) to the column's heading.</summary>
    public Dictionary<string, string> Columns { get; init; } = [];

    /// <summary>IANA zone of days and times; the company's when left out.</summary>
    public string? Zone { get; init; }

    /// <exception cref="JsonException">The file is no mapping, or names a fact that there is not.</exception>
    public static CustomerMapping Read(string path)
    {
        var mapping = JsonSerializer.Deserialize<CustomerMapping>(File.ReadAllText(path), Json)
            ?? throw new JsonException("The mapping file is empty.");
        return mapping.Columns.Keys.FirstOrDefault(fact => !Fact.All.Contains(fact)) is { } unknown
            ? throw new JsonException($"The mapping names \"{unknown}\"; there is {string.Join(", ", Fact.All)}.")
            : mapping;
    }
}
