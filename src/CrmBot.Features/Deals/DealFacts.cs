using System.Globalization;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Deals;

/// <summary>The facts of a deal at one moment, to tell afterwards which of them changed.</summary>
internal sealed class DealFacts
{
    private const int LongestValue = 400;

    private readonly (DealMoveKind Kind, string? Value)[] facts;

    private DealFacts(params (DealMoveKind, string?)[] facts) => this.facts = facts;

    public static DealFacts Of(Deal deal) => new(
        (DealMoveKind.Amount, Amount(deal)),
        (DealMoveKind.Close, DayCode.Read(deal.CloseOn) is { } day ? SaidTime.Write(day) : null),
        (DealMoveKind.Probability, deal.Probability?.ToString(CultureInfo.InvariantCulture)),
        (DealMoveKind.Rival, deal.Rival),
        (DealMoveKind.Blocker, deal.Blocker),
        (DealMoveKind.Name, deal.Name),
        (DealMoveKind.Products, deal.ProductText.Length == 0 ? null : string.Join(", ", deal.Products)));

    public IEnumerable<(DealMoveKind Kind, string? From, string? To)> ChangedTo(DealFacts now) =>
        facts.Zip(now.facts).Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => (pair.First.Kind, Clipped(pair.First.Value), Clipped(pair.Second.Value)));

    private static string? Clipped(string? value) => value is null ? null : Clip.To(value, LongestValue);

    // 50000000-80000000 CNY/year, in minor units: written to be read by reports, not by people.
    private static string? Amount(Deal deal)
    {
        if (deal.Money is not { } money) return null;
        var bounds = money.Min == money.Max ? $"{money.Min}" : $"{money.Min}-{money.Max}";
        return string.Create(CultureInfo.InvariantCulture, $"{bounds} {money.Currency}{(deal.Per is { } per ? "/" + per : "")}");
    }
}
