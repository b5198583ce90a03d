using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Orders;

/// <summary>An order as another program tells of it.</summary>
internal sealed record ToldOrder(
    Guid Customer, string Number, int Day, long Amount, string Currency, string State, IReadOnlyList<string> Lines);

/// <summary>Reads the body of <c>POST /api/v1/orders</c>.</summary>
internal static class OrderBody
{
    private const long MostMoney = 1_000_000_000_000_000;
    private static readonly string[] Known = ["customer", "number", "date", "amount", "status", "lines"];
    private static readonly string[] InAmount = ["minor", "currency"];

    public static (ToldOrder? Told, Dictionary<string, string> Errors) Read(JsonObject body)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = new ReadFields(errors);
        fields.Unknown(body, Known, "");
        var customer = Guid.TryParse(fields.Required(body, "customer", 40), out var id) ? id : default;
        if (customer == default) errors.TryAdd("customer", "the id of a customer");
        var day = DateOnly.TryParseExact(fields.Required(body, "date", 10), "yyyy-MM-dd", out var date) ? DayCode.Of(date) : 0;
        if (day == 0 || date.Year < 1900) errors.TryAdd("date", "a day such as 2026-03-11");
        var (minor, currency) = Amount(body, fields, errors);
        var told = new ToldOrder(
            customer, fields.Required(body, "number", Order.NumberLength) ?? "", day, minor, currency,
            fields.OneOf(body, "status", OrderStates.All) ?? OrderStates.All[0], Lines(body, errors));
        return errors.Count == 0 ? (told, errors) : (null, errors);
    }

    private static (long Minor, string Currency) Amount(JsonObject body, ReadFields fields, Dictionary<string, string> errors)
    {
        if (fields.Object(body, "amount", InAmount) is not { } amount)
        {
            errors.TryAdd("amount", "required");
            return default;
        }

        var minor = ReadFields.Whole(amount["minor"], 0, MostMoney);
        if (minor is null) errors["amount.minor"] = $"a whole number from 0 to {MostMoney}, in the smallest unit of the currency";
        var currency = fields.Text(amount, "currency", "amount.currency", 3) ?? "";
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
            errors["amount.currency"] = "an ISO 4217 code such as CNY or USD";
        return (minor ?? 0, currency);
    }

    private static List<string> Lines(JsonObject body, Dictionary<string, string> errors)
    {
        if (body["lines"] is null) return [];
        if (body["lines"] is JsonArray { Count: <= Order.MostLines } list
            && list.All(line => ReadFields.IsText(line) && ((string)line!).Trim().Length is > 0 and <= Order.LineLength))
            return [.. list.Select(line => ((string)line!).ReplaceLineEndings(" ").Trim())];
        errors["lines"] = $"a list of up to {Order.MostLines} texts of 1 to {Order.LineLength} letters";
        return [];
    }
}
