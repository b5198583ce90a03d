using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Leads;

/// <summary>
/// Reads the body of <c>POST /api/v1/leads</c>: every field is checked, every mistake is named
/// under its own field, and a field nobody knows is a mistake too (usually a misspelt one).
/// </summary>
internal sealed class LeadBody(CompanySettings settings)
{
    private static readonly string[] Top = ["company", "contact", "source", "need", "product", "region", "industry", "budget", "tags"];
    private static readonly string[] InBudget = ["min", "max", "currency"];
    private const int MostTags = 10;
    private const double MostMoney = 1e12;

    /// <returns>The facts and the product, or the mistakes by field.</returns>
    public (NewCustomer? Facts, string? Product, Dictionary<string, string> Errors) Read(JsonObject body)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = new ReadFields(errors);
        fields.Unknown(body, Top, "");
        var product = fields.Text(body, "product", "product", Lead.ProductLength);
        var facts = new NewCustomer(ContactBody.Company(body, fields, errors))
        {
            Contacts = ContactBody.Contacts(body, fields, errors),
            Source = Source(body, fields, errors),
            Need = fields.Text(body, "need", "need", Customer.NeedLength, inLines: true),
            Region = fields.Text(body, "region", "region", 80),
            Industry = fields.Text(body, "industry", "industry", 80),
            Budget = Budgeted(body, fields, errors),
            Tags = Tags(body, errors),
        };
        return errors.Count == 0 ? (facts, product, errors) : (null, null, errors);
    }

    private string? Source(JsonObject body, ReadFields fields, Dictionary<string, string> errors)
    {
        if (fields.Required(body, "source", 40) is not { } said) return null;
        var known = settings.Sources.FirstOrDefault(source => source.Code == said);
        if (known is null) errors["source"] = "one of " + string.Join(", ", settings.Sources.Select(source => source.Code));
        return known?.Code;
    }

    private Budget? Budgeted(JsonObject body, ReadFields fields, Dictionary<string, string> errors)
    {
        if (fields.Object(body, "budget", InBudget) is not { } budget) return null;
        var (min, max) = (Amount(budget, "min", errors), Amount(budget, "max", errors));
        var currency = fields.Text(budget, "currency", "budget.currency", 3) ?? settings.DefaultCurrency;
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
            errors["budget.currency"] = "an ISO 4217 code such as CNY or USD";
        if (min is null && max is null && !errors.ContainsKey("budget.min") && !errors.ContainsKey("budget.max"))
            errors["budget"] = "needs min or max";
        if (min > max) errors["budget"] = "min is more than max";
        var amount = new JsonObject { ["cur"] = currency };
        if (min is { } least) amount["min"] = least;
        if (max is { } most) amount["max"] = most;
        return Budget.Read(amount, currency);
    }

    private static double? Amount(JsonObject budget, string field, Dictionary<string, string> errors)
    {
        if (budget[field] is null) return null;
        if (budget[field] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var amount)
            && amount is >= 0 and <= MostMoney)
            return amount;
        errors["budget." + field] = "a number from 0 to 1000000000000, in whole units of the currency (not cents)";
        return null;
    }

    private static List<string> Tags(JsonObject body, Dictionary<string, string> errors)
    {
        if (body["tags"] is null) return [];
        if (body["tags"] is JsonArray { Count: <= MostTags } list
            && list.All(
                tag => ReadFields.IsText(tag) && FoldedName.Of((string)tag!).Length > 0 && ((string)tag!).Trim().Length <= Tag.NameLength))
            return [.. list.Select(tag => ((string)tag!).ReplaceLineEndings(" ").Trim()).DistinctBy(FoldedName.Of)];
        errors["tags"] = $"a list of up to {MostTags} texts of 1 to {Tag.NameLength} letters";
        return [];
    }
}
