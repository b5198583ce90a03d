using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Tiers;

/// <summary>The codes of the tiers that purchases decide, and which is higher.</summary>
internal static class TierCodes
{
    public const string Core = "core", Key = "key", Normal = "normal";
    private static readonly string[] Upwards = [Normal, Key, Core];

    /// <summary>0 for the lowest, also of a customer that has none.</summary>
    public static int RankOf(string? tier) => Math.Max(0, Array.IndexOf(Upwards, tier));

    public static string OfRank(int rank) => Upwards[Math.Clamp(rank, 0, Upwards.Length - 1)];
}

/// <summary>How much somebody has to have bought in twelve months to be core, and to be key.</summary>
/// <param name="Core">In minor units; 0: nobody becomes that by buying.</param>
internal sealed record TierLines(long Core, long Key, string Currency)
{
    /// <summary>With neither line nothing is computed: tiers stay as they are.</summary>
    public bool AreSet => Core > 0 || Key > 0;

    /// <summary>The line as a sum to compare with; out of reach where there is none.</summary>
    public long Reaching(string tier) => Of(tier) is > 0 and var line ? line : long.MaxValue;

    public long Of(string? tier) => tier switch { TierCodes.Core => Core, TierCodes.Key => Key, _ => 0 };

    public string TierOf(long bought) =>
        bought >= Reaching(TierCodes.Core) ? TierCodes.Core : bought >= Reaching(TierCodes.Key) ? TierCodes.Key : TierCodes.Normal;

    /// <summary>The tier that is reached next by buying more; null where there is none.</summary>
    public string? After(long bought) =>
        new[] { TierCodes.Key, TierCodes.Core }
            .FirstOrDefault(tier => Of(tier) > bought && TierCodes.RankOf(tier) > TierCodes.RankOf(TierOf(bought)));
}

/// <summary>
/// The company's lines as admins have set them; none as the program comes, so that no tier changes unless somebody wants it.
/// </summary>
internal sealed class TierRules(RuleBook rules, CompanySettings company)
{
    private const string Core = "tier_core", Key = "tier_key";
    private const int Most = 1_000_000_000;

    public static IEnumerable<KnownRule> All =>
        [new(Core, RuleUnit.Money, 0, 0, Most), new(Key, RuleUnit.Money, 0, 0, Most) { Below = Core }];

    public async Task<TierLines> AsOfAsync(ReadView view, CancellationToken cancellationToken)
    {
        var minor = Budget.MinorUnits(company.DefaultCurrency);
        return new TierLines(
            (long)minor * await rules.ValueAsync(view, Core, cancellationToken),
            (long)minor * await rules.ValueAsync(view, Key, cancellationToken), company.DefaultCurrency);
    }
}
