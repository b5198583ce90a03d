using CrmBot.Features.Api;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Customers.FromOutside;

/// <summary><c>/api/v1/customers</c> and the contacts within.</summary>
internal sealed class CustomerRoutes(
    LookCall looks, StoreCall stores, LookCustomers look, CustomerBody reader, StoreCustomer store) : IApiRoutes
{
    private const string All = "/customers", One = "/customers/" + RouteId.Part, Contacts = One + "/contacts";

    public void Map(IEndpointRouteBuilder routes)
    {
        looks.Map(routes,
            new Looked(All, ApiScopes.CustomersRead, PartnerFields.PageOf + "customer", LookCustomers.Parameters, look.ListAsync));
        looks.Map(routes, new Looked(One, ApiScopes.CustomersRead, "customer", [], look.OneAsync));
        looks.Map(routes, new Looked(Contacts, ApiScopes.CustomersRead, PartnerFields.PageOf + "contact", [], look.ContactsAsync));
        stores.Map(routes, new Brought("customer", asked => reader.New(asked.Json) switch
        {
            ({ } facts, var errors) => new((work, caller, token) => store.OpenAsync(work, caller, facts, token), errors),
            var (_, errors) => new(null, errors),
        }) { Shape = "customer" });
        stores.Map(routes, new Brought("customer", asked => reader.Change(asked.Json) switch
        {
            ({ } change, var errors) => new((work, caller, token) => store.ChangeAsync(work, caller, asked, change, token), errors),
            var (_, errors) => new(null, errors),
        }) { Method = "PATCH", Path = One, Shape = "customer", NeedsMatch = true });
        stores.Map(routes, new Brought("contact", asked => CustomerBody.Contact(asked.Json) switch
        {
            ({ } contact, var errors) =>
                new((work, caller, token) => StoreCustomer.AddContactAsync(work, caller, asked, contact, token), errors),
            var (_, errors) => new(null, errors),
        }) { Path = Contacts, Scope = ApiScopes.CustomersWrite, Shape = "customer" });
    }
}
