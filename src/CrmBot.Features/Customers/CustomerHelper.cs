using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>A colleague who works on somebody else's customer with them: presales, a second rep, whoever covers for a while.</summary>
[RecordKind("customer_helper")]
internal sealed class CustomerHelper : Record
{
    public Guid CustomerId { get; set; }

    public Guid PersonId { get; init; }

    public Guid AddedBy { get; set; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long AddedAt { get; set; }

    /// <summary>From then on no longer; null for as long as it takes.</summary>
    public long? Until { get; set; }

    public static Guid IdOf(Guid customer, Guid person) => StableId.Of("customer_helper", customer, person);

    public bool HoldsAt(long moment) => Until is not { } until || moment < until;

    /// <summary>Whether that person helps with that customer now.</summary>
    public static async Task<bool> IsAsync(ReadView view, Guid customer, Guid person, CancellationToken cancellationToken) =>
        (await view.Records.ReadAllAsync<CustomerHelper>(nameof(CustomerId), customer, cancellationToken))
            .Exists(one => one.PersonId == person && one.HoldsAt(view.Now));
}
