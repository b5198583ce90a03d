using CrmBot.Runtime.Store;

namespace CrmBot.Features.Deals.Cases;

/// <summary>
/// What can be learnt from a deal that was won or lost, told by somebody who was there; everybody in the company may read it.
/// </summary>
[RecordKind("sale_case")]
internal sealed class SaleCase : Record
{
    public const int TitleLength = 120;
    public const int TextLength = 4000;

    public Guid DealId { get; init; }

    public required string Title { get; set; }

    /// <summary>The story, as typed.</summary>
    public required string Text { get; set; }

    /// <summary>The customer's industry when it was written.</summary>
    public string? Industry { get; set; }

    public bool IsWon { get; init; }

    /// <summary>Why it was lost.</summary>
    public string? Reason { get; init; }

    public Guid WrittenBy { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long CreatedAt { get; init; }
}
