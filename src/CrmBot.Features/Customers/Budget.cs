using System.Globalization;
using System.Text.Json.Nodes;

namespace CrmBot.Features.Customers;

/// <summary>What the customer can spend: an amount, a range or one bound, in minor units of an ISO currency.</summary>
internal sealed record Budget(long? Min, long? Max, string Currency, bool IsApproximate)
{
    /// <summary>Reads the contract's money object; null when there is no sensible amount in it.</summary>
    public static Budget? Read(JsonObject? amount, string defaultCurrency)
    {
        if (amount is null) return null;
        var currency = amount["cur"] is JsonValue code && code.TryGetValue<string>(out var text) && text.Length == 3
            ? text
            : defaultCurrency;
        var single = Minor(amount["v"], currency);
        var approx = amount["approx"] is JsonValue flag && flag.TryGetValue<bool>(out var said) && said;
        var budget = new Budget(single ?? Minor(amount["min"], currency), single ?? Minor(amount["max"], currency), currency, approx);
        return budget is { Min: null, Max: null } ? null : budget;
    }

    /// <summary>0: nobody signs for that.</summary>
    public bool IsNothing => Max == 0;

    public static Budget? Of(IHasBudget record) =>
        record.BudgetCurrency is { } currency && (record.BudgetMin ?? record.BudgetMax) is not null
            ? new(record.BudgetMin, record.BudgetMax, currency, record.BudgetIsApproximate)
            : null;

    public void PutOn(IHasBudget record) =>
        (record.BudgetMin, record.BudgetMax, record.BudgetCurrency, record.BudgetIsApproximate) = (Min, Max, Currency, IsApproximate);

    /// <summary>As a salesperson writes it: 50-80万, 120万左右, ≥10万; $120k, $50k-80k, up to $1.5M.</summary>
    public string Print(string locale)
    {
        var chinese = locale.StartsWith("zh", StringComparison.Ordinal);
        return (Min, Max) switch
        {
            ({ } low, { } high) when low != high => Range(low, high, chinese),
            ({ } one, { }) => About(Amount(one, chinese), chinese),
            ({ } low, null) => chinese ? $"{Amount(low, true)}以上" : $"from {Amount(low, false)}",
            (null, { } high) => chinese ? $"{Amount(high, true)}以内" : $"up to {Amount(high, false)}",
            _ => "",
        };
    }

    private static long? Minor(JsonNode? node, string currency) =>
        node is JsonValue && double.TryParse(node.ToJsonString(), CultureInfo.InvariantCulture, out var amount) && amount is >= 0 and < 1e13
            ? (long)Math.Round(amount * MinorUnits(currency), MidpointRounding.AwayFromZero)
            : null;

    public static int MinorUnits(string currency) => currency is "JPY" or "KRW" or "VND" ? 1 : 100;

    private string About(string amount, bool chinese) => (IsApproximate, chinese) switch
    {
        (true, true) => amount + "左右",
        (true, false) => "about " + amount,
        _ => amount,
    };

    private string Range(long low, long high, bool chinese)
    {
        var (from, unit) = Scaled(low, chinese);
        var (to, toUnit) = Scaled(high, chinese);
        return unit == toUnit ? $"{Sign(chinese)}{from}-{to}{unit}{Tail(chinese)}" : $"{Amount(low, chinese)}-{Amount(high, chinese)}";
    }

    private string Amount(long minor, bool chinese)
    {
        var (number, unit) = Scaled(minor, chinese);
        return $"{Sign(chinese)}{number}{unit}{Tail(chinese)}";
    }

    private (string Number, string Unit) Scaled(long minor, bool chinese)
    {
        var amount = (double)minor / MinorUnits(Currency);
        var (scale, unit) = (chinese, amount) switch
        {
            (true, >= 1e8) => (1e8, "亿"),
            (true, >= 1e4) => (1e4, "万"),
            (false, >= 1e6) => (1e6, "M"),
            (false, >= 1e4) => (1e3, "k"),
            _ => (1d, ""),
        };
        return ((amount / scale).ToString("#,0.####", CultureInfo.InvariantCulture), unit);
    }

    private string Sign(bool chinese) => (Currency, chinese) switch
    {
        ("USD", false) => "$",
        ("EUR", false) => "€",
        ("GBP", false) => "£",
        ("CNY", false) => "¥",
        (_, false) => Currency + " ",
        _ => "",
    };

    private string Tail(bool chinese) => (Currency, chinese) switch
    {
        (_, false) or ("CNY", _) => "",
        ("USD", _) => "美元",
        ("EUR", _) => "欧元",
        ("GBP", _) => "英镑",
        ("HKD", _) => "港币",
        ("JPY", _) => "日元",
        _ => " " + Currency,
    };
}
