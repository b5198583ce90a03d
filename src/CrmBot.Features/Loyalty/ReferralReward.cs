using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Loyalty;

/// <summary>
/// The thanks to a customer for having brought another one; once for each that was brought. Who brought whom stands on the customer's file.
/// </summary>
[RecordKind("referral_reward")]
internal sealed class ReferralReward : Record
{
    /// <summary>Who was brought.</summary>
    public Guid CustomerId { get; init; }

    /// <summary>Who got the reward.</summary>
    public Guid ReferrerId { get; init; }

    public Guid GivenBy { get; init; }

    /// <summary>Business time, Unix milliseconds.</summary>
    public long GivenAt { get; init; }

    /// <summary>One for each that was brought, also when two say it at once.</summary>
    public static Guid IdOf(Guid brought) => StableId.Of("referral_reward", brought);

    /// <summary>The reward for a customer, or for one merged into it; null when there was none yet.</summary>
    public static async Task<ReferralReward?> ForAsync(ReadView view, Guid brought, CancellationToken cancellationToken) =>
        (await view.Records.ReadAllAsync<ReferralReward>(nameof(CustomerId), brought, cancellationToken)).FirstOrDefault();
}
