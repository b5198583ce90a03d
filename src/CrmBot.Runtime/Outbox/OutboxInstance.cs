using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Outbox;

/// <summary>This process among all that share the store; a new name on every start.</summary>
internal sealed class OutboxInstance
{
    /// <summary>How long rows stay this instance's without a sign of life; much longer than any send. Milliseconds.</summary>
    public const long Lease = 60_000;

    public string Name { get; } = NewId.Next().ToString("N");
}
