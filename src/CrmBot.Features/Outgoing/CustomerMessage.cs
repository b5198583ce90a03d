using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Outgoing;

internal enum MessageState
{
    Waiting = 0,

    /// <summary>Leaving now: stored before anything is sent, so that nothing can leave twice.</summary>
    Sending = 1,

    Sent = 10,

    /// <summary>Refused for good, or given up.</summary>
    Failed = 11,

    /// <summary>It may have arrived; only a person sends it again.</summary>
    Unknown = 12,

    /// <summary>Too much for the customer at the time; leaves when somebody says so.</summary>
    Held = 13,

    /// <summary>Held, and not wanted any more.</summary>
    Dropped = 14,
}

/// <summary>
/// One mail or text message to a customer, written in the same transaction as what caused it. The id is made of its key, so that a cause is
/// told once. What stands in it is plain text and leaves as it is.
/// </summary>
[RecordKind("customer_message")]
internal sealed class CustomerMessage : Record
{
    public const int AddressLength = 200, SubjectLength = 200, BodyLength = 4000;

    public Guid CustomerId { get; init; }

    public Guid? TicketId { get; init; }

    /// <summary>What it tells: claimed, waiting, resolved, reopened, csat, csatUs, nps, campaign or birthday.</summary>
    public required string About { get; init; }

    /// <summary>mail or sms.</summary>
    public required string Channel { get; init; }

    [Personal]
    public required string Address { get; init; }

    public required string Subject { get; init; }

    [Personal]
    public required string Body { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long CreatedAt { get; init; }

    public MessageState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>System time, Unix milliseconds: before it the message is left alone; while it leaves, the end of the lease.</summary>
    public long NotBefore { get; set; }

    /// <summary>A short code of what went wrong; never an address.</summary>
    public string? Failure { get; set; }

    public bool IsUnsent => State is MessageState.Failed or MessageState.Unknown;

    /// <summary>The key by which whoever carries it can tell a repeat.</summary>
    public string Key => $"{Id:N}-{Repeats}";

    /// <summary>How often a person has sent it again.</summary>
    public int Repeats { get; set; }

    public static Guid IdOf(string key) => StableId.Of("customer_message", key);
}
