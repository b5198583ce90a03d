using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Company;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Customers.FromOutside;

/// <summary>Reads customers as other programs write them: a whole one, a change (what is absent stays, null empties), a contact.</summary>
internal sealed class CustomerBody(CompanySettings settings)
{
    public const int MostNames = 20, MostTags = 10;
    private static readonly string[] Facts = ["name", "aliases", "industry", "region", "address", "need", "grade", "tier", "source",
        "budget"];
    private static readonly string[] Whole = [.. Facts, "contact", "tags"];
    private static readonly string[] InBudget = ["minMinor", "maxMinor", "currency", "approximate"];
    private static readonly string[] Grades = ["A", "B", "C"];
    private const long MostMoney = 1_000_000_000_000_000;

    public (NewCustomer? Facts, Dictionary<string, string> Errors) New(JsonObject body)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = new ReadFields(errors);
        fields.Unknown(body, Whole, "");
        var facts = Read(body, new NewCustomer(""), fields,
            errors) with { Contacts = ContactBody.Contacts(body, fields, errors),
                Tags = Names(body, "tags", MostTags, Tag.NameLength, errors) ?? [] };
        if (facts.Name.Length == 0) errors.TryAdd("name", "required");
        return errors.Count == 0 ? (facts, errors) : (null, errors);
    }

    /// <returns>What makes the customer's facts what the change wants, or the mistakes by field.</returns>
    public (Func<NewCustomer, NewCustomer>? Change, Dictionary<string, string> Errors) Change(JsonObject body)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = new ReadFields(errors);
        fields.Unknown(body, Facts, "");
        if (body.Count == 0) errors["body"] = "nothing to change; known are " + string.Join(", ", Facts);
        if (body.ContainsKey("name") && body["name"] is null) errors["name"] = "a customer has a name";
        Read(body, new NewCustomer("x"), fields, errors);
        return errors.Count > 0 ? (null, errors) : (known => Read(body, known, new ReadFields([]), []), errors);
    }

    public static (NewContact? Contact, Dictionary<string, string> Errors) Contact(JsonObject body)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var read = ContactBody.Contacts(new JsonObject { ["contact"] = body.DeepClone() }, new ReadFields(errors), errors);
        var named = errors.ToDictionary(error => error.Key.Replace("contact.", "", StringComparison.Ordinal), error => error.Value,
            StringComparer.Ordinal);
        if (read is not [{ Name: not null }]) named.TryAdd("name", "required");
        return named.Count == 0 ? (read[0], named) : (null, named);
    }

    private NewCustomer Read(JsonObject body, NewCustomer known, ReadFields fields, Dictionary<string, string> errors)
    {
        string? Text(string field, string? now, int longest, bool inLines = false) =>
            body.ContainsKey(field) ? fields.Text(body, field, field, longest, inLines) : now;
        string? Code(string field, string? now, IReadOnlyCollection<string> codes) =>
            body.ContainsKey(field) ? fields.OneOf(body, field, codes) : now;
        var name = body.ContainsKey("name") ? fields.Text(body, "name", "name", Customer.NameLength) ?? "" : known.Name;
        if (name.Length > 0 && FoldedName.Of(name).Length == 0) errors["name"] = "needs a letter or digit";
        if (body.ContainsKey("name") && name.Length == 0) errors.TryAdd("name", "needs a letter or digit");
        return known with
        {
            Name = name,
            Aliases = body.ContainsKey("aliases") ? Names(body, "aliases", MostNames, Customer.NameLength, errors) ?? [] : known.Aliases,
            Industry = Text("industry", known.Industry, 80),
            Region = Text("region", known.Region, 80),
            Address = Text("address", known.Address, 300),
            Need = Text("need", known.Need, Customer.NeedLength, inLines: true),
            Grade = Code("grade", known.Grade, Grades),
            Tier = Code("tier", known.Tier, [.. settings.Tiers.Select(tier => tier.Code)]),
            Source = Code("source", known.Source, [.. settings.Sources.Select(source => source.Code)]),
            Budget = body.ContainsKey("budget") ? Money(body, fields, errors) : known.Budget,
        };
    }

    private Budget? Money(JsonObject body, ReadFields fields, Dictionary<string, string> errors)
    {
        if (fields.Object(body, "budget", InBudget) is not { } budget) return null;
        var (min, max) = (Minor(budget, "minMinor", errors), Minor(budget, "maxMinor", errors));
        var currency = fields.Text(budget, "currency", "budget.currency", 3) ?? settings.DefaultCurrency;
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
            errors["budget.currency"] = "an ISO 4217 code such as CNY or USD";
        if (min is null && max is null) errors.TryAdd("budget", "needs minMinor or maxMinor");
        if (min > max) errors["budget"] = "minMinor is more than maxMinor";
        var approximate = budget["approximate"];
        if (approximate is not null && approximate.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            errors["budget.approximate"] = "true or false";
        return new Budget(min, max, currency, approximate?.GetValueKind() == JsonValueKind.True);
    }

    private static long? Minor(JsonObject json, string field, Dictionary<string, string> errors)
    {
        if (json[field] is null) return null;
        if (ReadFields.Whole(json[field], 0, MostMoney) is { } amount) return amount;
        errors["budget." + field] = $"a whole number from 0 to {MostMoney}, in the smallest unit of the currency";
        return null;
    }

    private static List<string>? Names(JsonObject body, string field, int most, int longest, Dictionary<string, string> errors)
    {
        if (body[field] is null) return null;
        if (body[field] is JsonArray list && list.Count <= most
            && list.All(
                name => ReadFields.IsText(name) && FoldedName.Of((string)name!).Length > 0 && ((string)name!).Trim().Length <= longest))
            return [.. list.Select(name => ((string)name!).ReplaceLineEndings(" ").Trim()).DistinctBy(FoldedName.Of)];
        errors[field] = $"a list of up to {most} texts of 1 to {longest} letters";
        return null;
    }
}
