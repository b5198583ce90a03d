using System.Text.Json.Nodes;
using CrmBot.Features.Api;

namespace CrmBot.Features.Customers;

/// <summary>Reads <c>company</c> and <c>contact</c>, as every call of the API names a customer.</summary>
internal static class ContactBody
{
    private static readonly string[] Known = ["name", "title", "phone", "email", "wechat"];

    public static string Company(JsonObject body, ReadFields fields, Dictionary<string, string> errors)
    {
        var company = fields.Required(body, "company", Customer.NameLength);
        if (company is not null && Reading.FoldedName.Of(company).Length == 0) errors["company"] = "needs a letter or digit";
        return company ?? "";
    }

    /// <returns>None or one.</returns>
    public static IReadOnlyList<NewContact> Contacts(JsonObject body, ReadFields fields, Dictionary<string, string> errors)
    {
        if (fields.Object(body, "contact", Known) is not { } contact) return [];
        var phone = fields.Text(contact, "phone", "contact.phone", 40);
        var number = phone is null ? null : PhoneNumber.Normalise(phone);
        if (phone is not null && number is null)
            errors["contact.phone"] = "not a phone number; digits, spaces, - ( ) and a leading + are allowed";
        var mail = fields.Text(contact, "email", "contact.email", 200);
        var (address, wrong) = mail is null ? (null, null) : MailAddress.Check(mail);
        if (wrong is not null) errors["contact.email"] = "not a mail address";
        var read = new NewContact(fields.Text(contact, "name", "contact.name", Contact.NameLength),
            fields.Text(contact, "title", "contact.title", 80))
        {
            Phone = number, Email = address, Wechat = fields.Text(contact, "wechat", "contact.wechat", ContactMethod.ValueLength),
        };
        return read.IsEmpty ? [] : [read];
    }
}
