using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;

namespace CrmBot.Features.Leads;

/// <summary>
/// The inputs of a form for a new lead: checked one by one, and turned into the frame that the same
/// words in a sentence would give. What was typed goes back into the form when something is wrong.
/// </summary>
internal sealed class LeadInputs(CompanySettings settings)
{
    private static readonly string[] Plain = ["cust", "who", "title", "phone", "email", "wechat", "region", "industry", "need", "product"];
    private static readonly string[] Methods = ["phone", "email", "wechat"];

    /// <param name="input">The text of an input; null when it is empty.</param>
    /// <returns>Null when something is wrong, said in <paramref name="errors"/>.</returns>
    public Frame? Read(Func<string, string?> input, FormErrors errors)
    {
        var slots = new JsonObject();
        foreach (var field in Plain)
            if (input(field) is { } text) slots[field] = text;
        if (input("cust") is not { } name || FoldedName.Of(name).Length == 0) errors.Add("lead.noName");
        if (!Methods.Any(slots.ContainsKey)) errors.Add("lead.form.noContact");
        if (input("phone") is { } phone && PhoneNumber.Normalise(phone) is null) errors.Add("lead.badPhone");
        if (input("email") is { } mail && MailAddress.Check(mail).WrongKey is { } wrong) errors.Add(wrong);
        if (settings.Sources.FirstOrDefault(source => source.Code == input("src")) is { } known) slots["src"] = known.Code;
        else errors.Add("lead.form.noSource");
        if (input("budget") is { } said)
        {
            if (SaidBudget.Read(said, settings.DefaultCurrency) is { } amount) slots["amt"] = amount;
            else errors.Add("lead.form.badBudget");
        }

        return errors.None ? new Frame("lead_new", slots) : null;
    }

    /// <summary>What the form's card is filled with.</summary>
    public JsonObject Fill(Func<string, string?> input, JsonArray errors, string locale)
    {
        var data = new JsonObject { ["errors"] = errors, ["sources"] = Sources(locale) };
        foreach (var field in (string[])[.. Plain, "src", "budget"]) data[field] = input(field) ?? "";
        return data;
    }

    public JsonArray Sources(string locale) =>
        [.. settings.Sources.Select(source => (JsonNode)new JsonObject { ["title"] = source.In(locale), ["value"] = source.Code })];
}
