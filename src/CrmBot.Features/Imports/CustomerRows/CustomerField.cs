using CrmBot.Features.Customers;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>A fact of a customer that an import may fill, and taking it back may empty.</summary>
internal sealed record CustomerField(string Fact, Func<Customer, string?> Read, Action<Customer, string?> Write)
{
    public const string Tier = "tier";

    public static readonly IReadOnlyList<CustomerField> All =
    [
        new(CustomerRows.Fact.Industry, customer => customer.Industry, (customer, text) => customer.Industry = text),
        new(CustomerRows.Fact.Region, customer => customer.Region, (customer, text) => customer.Region = text),
        new(CustomerRows.Fact.Address, customer => customer.Address, (customer, text) => customer.Address = text),
        new(CustomerRows.Fact.Source, customer => customer.Source, (customer, text) => customer.Source = text),
        new(CustomerRows.Fact.Grade, customer => customer.Grade, (customer, text) => customer.Grade = text),
        new(Tier, customer => customer.Tier, (customer, text) => customer.Tier = text),
        new(CustomerRows.Fact.Need, customer => customer.Need, (customer, text) => customer.Need = text),
        new(CustomerRows.Fact.Owner, customer => customer.OwnerId?.ToString("N"),
            (customer, text) => customer.OwnerId = text is null ? null : Guid.ParseExact(text, "N")),
    ];

    public static CustomerField Of(string fact) => All.First(field => field.Fact == fact);
}
