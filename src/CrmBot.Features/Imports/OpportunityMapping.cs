using System.Text.Json;

namespace CrmBot.Features.Imports;

/// <summary>How the columns of somebody else's table are read as deals; a JSON file beside the table.</summary>
internal sealed record OpportunityMapping
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true,
    };

    /// <summary>Our name of a fact (id, owner, customer, product, stage, opened, closed, amount) to the column's heading.</summary>
    public required Dictionary<string, string> Columns { get; init; }

    /// <summary>Word in the stage column to <c>won</c>, <c>lost</c> or a stage's code.</summary>
    public required Dictionary<string, string> Stages { get; init; }

    /// <summary>ISO currency of the amounts.</summary>
    public string Currency { get; init; } = "CNY";

    /// <summary>IANA zone of the days.</summary>
    public string Zone { get; init; } = "Asia/Shanghai";

    /// <summary>Spellings to correct, wherever they stand as a whole value: <c>GTXPro</c> to <c>GTX Pro</c>.</summary>
    public Dictionary<string, string> Corrections { get; init; } = [];

    /// <summary>The customer of rows that name none; without it such a row is refused.</summary>
    public string? NoCustomer { get; init; }

    /// <summary>More about customers: name, industry, region.</summary>
    public MappedTable? Customers { get; init; }

    /// <summary>More about owners: name, team.</summary>
    public MappedTable? Owners { get; init; }

    /// <summary>List prices, for deals without an amount: name, price.</summary>
    public MappedTable? Products { get; init; }

    /// <exception cref="JsonException">The file is no mapping.</exception>
    public static OpportunityMapping Read(string path) =>
        JsonSerializer.Deserialize<OpportunityMapping>(File.ReadAllText(path), Json)
            ?? throw new JsonException("The mapping file is empty.");
}

/// <param name="File">Beside the main table.</param>
/// <param name="Columns">Our name of a fact to the column's heading.</param>
internal sealed record MappedTable(string File, Dictionary<string, string> Columns);
