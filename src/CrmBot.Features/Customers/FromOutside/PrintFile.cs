using System.Text.Json.Nodes;
using CrmBot.Features.Api;

namespace CrmBot.Features.Customers.FromOutside;

/// <summary>Customers and their contacts as other programs read them.</summary>
internal static class PrintFile
{
    public const int MostContacts = 200;

    public static JsonObject Customer(Customer customer, IEnumerable<string> tags, ApiPeople people) => new()
    {
        ["id"] = customer.Id.ToString(),
        ["name"] = customer.Name,
        ["aliases"] = ApiParts.List(customer.Aliases),
        ["industry"] = customer.Industry,
        ["region"] = customer.Region,
        ["address"] = customer.Address,
        ["owner"] = people.Of(customer.OwnerId),
        ["grade"] = customer.Grade,
        ["tier"] = customer.Tier,
        ["stage"] = customer.Stage,
        ["source"] = customer.Source,
        ["need"] = customer.Need,
        ["within"] = customer.Within,
        ["budget"] = ApiParts.Range(Budget.Of(customer)),
        ["tags"] = ApiParts.List(tags),
        ["createdAt"] = ApiTime.Write(customer.CreatedAt),
        ["changedAt"] = ApiTime.Write(customer.ChangedAt),
    };

    /// <summary>With its contacts and the numbers that are the company's own.</summary>
    public static JsonObject Whole(CustomerFile file, ApiPeople people)
    {
        var json = Customer(file.Customer, file.Tags, people);
        json["methods"] = Methods(file.MethodsOf(null));
        json["contacts"] = new JsonArray([.. file.Contacts.Take(MostContacts).Select(contact => (JsonNode)Contact(file, contact))]);
        return json;
    }

    public static JsonObject Contact(CustomerFile file, Contact contact) => new()
    {
        ["id"] = contact.Id.ToString(),
        ["customer"] = contact.CustomerId.ToString(),
        ["name"] = contact.Name,
        ["aka"] = ApiParts.List(contact.Aka),
        ["title"] = contact.Title,
        ["main"] = file.Contacts.Count > 0 && file.Contacts[0].Id == contact.Id,
        ["methods"] = Methods(file.MethodsOf(contact.Id)),
    };

    private static JsonArray Methods(IEnumerable<ContactMethod> methods) =>
        [.. methods.Take(MostContacts).Select(method => (JsonNode)new JsonObject
        {
            ["kind"] = method.Kind.ToString().ToLowerInvariant(), ["value"] = method.Value,
        })];
}
