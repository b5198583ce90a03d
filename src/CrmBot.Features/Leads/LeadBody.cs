using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Leads;

/// <summary>
/// Reads the body of <c>POST /api/v1/leads</c>: every field is checked, every mistake is named under its own field, and a field nobody knows is a
/// mistake too (usually a misspelt one).
/// </summary>
internal sealed class LeadBody(CompanySettings settings)
{
    private static readonly string[] Top = ["company", "contact", "source", "need", "product", "region", "industry", "budget", "tags"];
    private static readonly string[] InContact = ["name", "title", "phone", "email", "wechat"];
    private static readonly string[] InBudget = ["min", "max", "currency"];
    private const int MostTags = 10;
    private const double MostMoney = 1e12;

    /// <returns>The facts and the product, or the mistakes by field.</returns>
    public (NewCustomer? Facts, string? Product, Dictionary<string, string> Errors) Read(JsonObject body)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        Unknown(body, Top, "", errors);
        var company = Text(body, "company", "company", Customer.NameLength, errors);
        if (company is null && !errors.ContainsKey("company")) errors["company"] = "required";
        else if (company is not null && FoldedName.Of(company).Length == 0) errors["company"] = "needs a letter or digit";
        var contact = Contact(body, errors);
        var product = Text(body, "product", "product", Lead.ProductLength, errors);
        var facts = new NewCustomer(company ?? "")
        {
            Contacts = contact is null or { IsEmpty: true } ? [] : [contact],
            Source = Source(body, errors),
            Need = Text(body, "need", "need", Customer.NeedLength, errors),
            Region = Text(body, "region", "region", 80, errors),
            Industry = Text(body, "industry", "industry", 80, errors),
            Budget = Budgeted(body, errors),
            Tags = Tags(body, errors),
        };
        return errors.Count == 0 ? (facts, product, errors) : (null, null, errors);
    }

    private static NewContact? Contact(JsonObject body, Dictionary<string, string> errors)
    {
        if (Object(body, "contact", InContact, errors) is not { } contact) return null;
        var phone = Text(contact, "phone", "contact.phone", 40, errors);
        var number = phone is null ? null : PhoneNumber.Normalise(phone);
        if (phone is not null && number is null) errors["contact.phone"] = "not a phone number; digits, spaces, - ( ) and a leading + are allowed";
        var mail = Text(contact, "email", "contact.email", 200, errors);
        var (address, wrong) = mail is null ? (null, null) : MailAddress.Check(mail);
        if (wrong is not null) errors["contact.email"] = "not a mail address";
        var name = Text(contact, "name", "contact.name", Customers.Contact.NameLength, errors);
        return new NewContact(name, Text(contact, "title", "contact.title", 80, errors))
        {
            Phone = number, Email = address, Wechat = Text(contact, "wechat", "contact.wechat", ContactMethod.ValueLength, errors),
        };
    }

    private string? Source(JsonObject body, Dictionary<string, string> errors)
    {
        var said = Text(body, "source", "source", 40, errors);
        if (said is null)
        {
            errors.TryAdd("source", "required");
            return null;
        }

        var known = settings.Sources.FirstOrDefault(source => source.Code == said);
        if (known is null) errors["source"] = "one of " + string.Join(", ", settings.Sources.Select(source => source.Code));
        return known?.Code;
    }

    private Budget? Budgeted(JsonObject body, Dictionary<string, string> errors)
    {
        if (Object(body, "budget", InBudget, errors) is not { } budget) return null;
        var (min, max) = (Amount(budget, "min", errors), Amount(budget, "max", errors));
        var currency = Text(budget, "currency", "budget.currency", 3, errors) ?? settings.DefaultCurrency;
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)) errors["budget.currency"] = "an ISO 4217 code such as CNY or USD";
        if (min is null && max is null && !errors.ContainsKey("budget.min") && !errors.ContainsKey("budget.max")) errors["budget"] = "needs min or max";
        if (min > max) errors["budget"] = "min is more than max";
        var amount = new JsonObject { ["cur"] = currency };
        if (min is { } least) amount["min"] = least;
        if (max is { } most) amount["max"] = most;
        return Budget.Read(amount, currency);
    }

    private static double? Amount(JsonObject budget, string field, Dictionary<string, string> errors)
    {
        if (budget[field] is null) return null;
        if (budget[field] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var amount) && amount is >= 0 and <= MostMoney) return amount;
        errors["budget." + field] = "a number from 0 to 1000000000000, in whole units of the currency (not cents)";
        return null;
    }

    private static List<string> Tags(JsonObject body, Dictionary<string, string> errors)
    {
        if (body["tags"] is null) return [];
        if (body["tags"] is JsonArray { Count: <= MostTags } list && list.All(tag => IsText(tag) && FoldedName.Of((string)tag!).Length > 0 && ((string)tag!).Trim().Length <= Tag.NameLength))
            return [.. list.Select(tag => ((string)tag!).ReplaceLineEndings(" ").Trim()).DistinctBy(FoldedName.Of)];
        errors["tags"] = $"a list of up to {MostTags} texts of 1 to {Tag.NameLength} letters";
        return [];
    }

    private static JsonObject? Object(JsonObject body, string field, string[] known, Dictionary<string, string> errors)
    {
        if (body[field] is null) return null;
        if (body[field] is not JsonObject inner)
        {
            errors[field] = "an object with " + string.Join(", ", known);
            return null;
        }

        Unknown(inner, known, field + ".", errors);
        return inner;
    }

    private static string? Text(JsonObject json, string field, string path, int longest, Dictionary<string, string> errors)
    {
        if (json[field] is null) return null;
        if (!IsText(json[field]) || ((string)json[field]!).Trim().Length > longest)
        {
            errors[path] = $"a text of up to {longest} letters";
            return null;
        }

        return Clip.Optional(((string)json[field]!).ReplaceLineEndings(field == "need" ? "\n" : " "), longest);
    }

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String;

    private static void Unknown(JsonObject json, string[] known, string path, Dictionary<string, string> errors)
    {
        foreach (var (name, _) in json.Where(pair => !known.Contains(pair.Key))) errors[path + Clip.To(name, 60)] = "unknown field; known are " + string.Join(", ", known);
    }
}
