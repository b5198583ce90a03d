using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

internal enum MethodKind { Phone, Email, Wechat }

/// <summary>A way to reach somebody, and where we have it from.</summary>
[RecordKind("contact_method")]
internal sealed class ContactMethod : Record
{
    public const int ValueLength = 200;

    public Guid CustomerId { get; init; }

    /// <summary>Null for the customer's own number, such as a switchboard.</summary>
    public Guid? ContactId { get; set; }

    public MethodKind Kind { get; init; }

    /// <summary>In normal form: +8613800008888, lower-case mail address, WeChat id as typed.</summary>
    [Personal]
    public required string Value { get; set; }

    /// <summary>How it came to us: chat, card, import, api or demo.</summary>
    public required string Channel { get; init; }

    /// <summary>World code of the lead source it came with, if any.</summary>
    public string? Source { get; init; }

    /// <summary>The colleague who told the bot.</summary>
    public Guid? ToldBy { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long ToldAt { get; init; }
}
