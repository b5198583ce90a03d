using CrmBot.Features.Customers;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>A row in our terms. Texts fit their columns, codes are of the company's settings, people are still names.</summary>
internal sealed record CustomerRow(int Line, string Name)
{
    public string? Contact { get; init; }

    public string? Title { get; init; }

    /// <summary>Phones, mail and WeChat in normal form.</summary>
    public IReadOnlyList<(MethodKind Kind, string Value)> Methods { get; init; } = [];

    /// <summary>Facts of the customer itself by name, as <see cref="CustomerField"/> keeps them; without the owner.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public string? Stage { get; init; }

    /// <summary>Name of the colleague who looks after it; empty for the pool, null when the table does not say.</summary>
    public string? Owner { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public SaidTalk? Talk { get; init; }

    public string? CreatedBy { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long? CreatedAt { get; init; }
}

/// <summary>A contact that took place before the table came here.</summary>
/// <param name="By">Whoever was in contact, as the table names them; null when it does not.</param>
/// <param name="At">Business time, Unix milliseconds; null when the table does not say.</param>
internal sealed record SaidTalk(string Text, string? By, long? At);
