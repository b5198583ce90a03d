using System.Text.Json;

namespace CrmBot.Features.Digests;

/// <summary>One number of a digest and what it counts.</summary>
/// <param name="Name">Code; its words are <c>digest.number.{Name}</c>.</param>
/// <param name="Kind">Kind of the records counted.</param>
/// <param name="Ids">The records, in the order of their list.</param>
internal sealed record DigestNumber(string Name, string Kind, IReadOnlyList<Guid> Ids)
{
    /// <summary>The same number of the period before; null when it tells how things stand and not what happened.</summary>
    public int? Before { get; init; }

    /// <summary>What the records are worth together, in minor units by ISO currency; empty when it is not about money.</summary>
    public IReadOnlyDictionary<string, long> Sums { get; init; } = new Dictionary<string, long>();

    /// <summary>How many there were altogether, for a number that is told as a share of them; null for one that is not.</summary>
    public int? Among { get; init; }

    /// <summary>More of it is bad news.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The goals it is to be compared with, as they stood then.</summary>
    public IReadOnlyList<GoalStanding> Goals { get; init; } = [];
}

/// <summary>The numbers of one block.</summary>
/// <param name="Block">Code of the language contract's <c>digest.block</c>.</param>
internal sealed record DigestBlock(string Block, IReadOnlyList<DigestNumber> Numbers);

/// <summary>Something worth doing today.</summary>
/// <param name="Name">Code; its words are <c>digest.advice.{Name}</c>.</param>
/// <param name="Subject">Whom or what it is about, as people call it: a name, so data and never markup.</param>
/// <param name="Weight">The three heaviest are shown.</param>
internal sealed record DigestAdvice(string Name, string Kind, Guid Id, string Subject, int Weight);

/// <summary>What a digest says.</summary>
internal sealed record DigestContent(IReadOnlyList<DigestBlock> Blocks, IReadOnlyList<DigestAdvice> Advice)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public bool IsEmpty => Advice.Count == 0 && Blocks.All(block => block.Numbers.All(number => number.Ids.Count == 0));

    public DigestNumber? Find(string? name) => Blocks.SelectMany(block => block.Numbers).FirstOrDefault(number => number.Name == name);

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static DigestContent Read(string body) =>
        JsonSerializer.Deserialize<DigestContent>(body, Json) ?? throw new JsonException("A digest without content.");
}
