namespace CrmBot.Features.Deals.Lists;

/// <summary>Sums by currency: amounts of different currencies are never added up.</summary>
/// <param name="parts">What is added comes in such parts of a minor unit (100 for
/// amounts times per cent), so that nothing is lost by rounding on the way.</param>
internal sealed class MoneySums(int parts = 1)
{
    private readonly SortedDictionary<string, long> sums = new(StringComparer.Ordinal);

    /// <summary>How many there are, with an amount or without.</summary>
    public int Count { get; private set; }

    public void Add(string? currency, long? amount, int count)
    {
        Count += count;
        if (currency is not null && amount is { } sum and not 0) sums[currency] = sums.GetValueOrDefault(currency) + sum;
    }

    /// <summary>Adds sums of the same parts.</summary>
    public void Add(MoneySums others)
    {
        Count += others.Count;
        foreach (var (currency, sum) in others.sums) Add(currency, sum, 0);
    }

    /// <summary>Minor units.</summary>
    public long In(string currency) => (long)Math.Round(sums.GetValueOrDefault(currency) / (decimal)parts, MidpointRounding.AwayFromZero);

    /// <summary>68万 + 11.8万美元; empty when no amount is known.</summary>
    public string Print(string locale) =>
        string.Join(" + ", sums.OrderByDescending(sum => sum.Value).Select(sum => PrintDeal.Money(In(sum.Key), sum.Key, locale)));
}
