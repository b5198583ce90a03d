using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Privacy.Consent;

/// <summary>Somebody at a customer does not want to hear from us by mail or text message any more.</summary>
[RecordKind("opt_out")]
internal sealed class OptOut : Record
{
    public Guid CustomerId { get; init; }

    /// <summary>Null for everybody there.</summary>
    public Guid? ContactId { get; init; }

    public Guid? SaidBy { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long SaidAt { get; init; }

    public static Guid IdOf(Guid customer, Guid? contact) => StableId.Of("opt_out", customer.ToString("N"), contact?.ToString("N") ?? "");
}
