using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Deals;

/// <summary>A deal's facts as people read them.</summary>
internal sealed class PrintDeal(CardLibrary cards, DealStages stages, WhenWords when)
{
    public static string Number(Deal deal) => string.Create(CultureInfo.InvariantCulture, $"D-{deal.Number}");

    /// <summary>50-80万/年; empty when no amount is known.</summary>
    public string Amount(Deal deal, string locale) =>
        deal.Money?.Print(locale) is { Length: > 0 } money
            ? money + (deal.Per is { } per ? cards.Words(locale, "deal.per." + per) : "")
            : "";

    public static string Money(long minor, string currency, string locale) => new Budget(minor, minor, currency, false).Print(locale);

    /// <summary>80 %, from the contract's share.</summary>
    public static string Share(string share) =>
        double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(value * 100)}%") : share;

    public string Stage(Deal deal, string locale) => deal.State switch
    {
        DealState.Won => cards.Words(locale, "deal.state.won"),
        DealState.Lost => cards.Words(locale, "deal.state.lost"),
        DealState.Held => cards.Words(locale, "deal.state.held"),
        _ => stages.Word(deal.Stage, locale),
    };

    /// <summary>报价 · 50万 · 50% · 4月30日 周四; the day of the end for a closed one.</summary>
    public string Line(Deal deal, DateTime now, string locale, bool showsAmount) => PrintCustomer.Joined(
        Stage(deal, locale),
        showsAmount ? Amount(deal, locale) : null,
        deal.IsOpen ? Chance(deal) : Reason(deal, locale),
        Day(deal.IsOpen ? deal.CloseOn : deal.ClosedOn, now, locale));

    public string Chance(Deal deal) => string.Create(CultureInfo.InvariantCulture, $"{stages.ProbabilityOf(deal)}%");

    public string Reason(Deal deal, string locale) => deal.Reason is { } reason ? cards.Words(locale, "deal.reason." + reason) : "";

    public string Day(int? code, DateTime now, string locale) =>
        DayCode.Read(code) is { } day ? when.Date(day, DateOnly.FromDateTime(now), locale) : "";

    public string Words(string locale, string key, params ReadOnlySpan<(string Name, object? Value)> values) =>
        cards.Words(locale, key, values);

    /// <summary>A year, two years: from P1Y; the code as it is when it is none of ours.</summary>
    public string Span(string duration, string locale)
    {
        var unit = duration.Length > 2 ? duration[^1] : ' ';
        return duration[0] == 'P' && int.TryParse(duration[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && unit is 'D' or 'W' or 'M' or 'Y'
            ? cards.Words(locale, "deal.span." + unit, ("count", count))
            : duration;
    }
}
