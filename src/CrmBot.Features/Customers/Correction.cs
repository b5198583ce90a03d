using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>Somebody saw that a customer's file is wrong. Accuracy is one minus corrections per view.</summary>
[RecordKind("correction")]
internal sealed class Correction : Record
{
    public const int TextLength = 1000;

    public Guid CustomerId { get; init; }

    /// <summary>What is wrong, in the finder's words.</summary>
    public required string Text { get; init; }

    public Guid FiledBy { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long FiledAt { get; init; }

    /// <summary>When the owner put it right; null while open.</summary>
    public long? ClosedAt { get; set; }
}
