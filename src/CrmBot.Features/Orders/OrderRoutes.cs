using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Api.Events;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Store;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Orders;

/// <summary>
/// <c>/api/v1/orders</c>: told by the order system, read by whoever may. The same number again is the same order, as it is now.
/// </summary>
internal sealed class OrderRoutes(LookCall looks, StoreCall stores, ReceiveOrder receive) : IApiRoutes
{
    private static readonly string[] Parameters = ["customer", "number", "status", "changedSince", LookQuery.LimitName,
        LookQuery.AfterName];

    public void Map(IEndpointRouteBuilder routes)
    {
        looks.Map(routes, new Looked("/orders", ApiScopes.OrdersRead, PartnerFields.PageOf + "order", Parameters, ListAsync));
        looks.Map(routes, new Looked("/orders/" + RouteId.Part, ApiScopes.OrdersRead, "order", [], OneAsync));
        stores.Map(routes, new Brought("order", asked => OrderBody.Read(asked.Json) switch
        {
            ({ } told, var errors) => new((work, caller, token) => receive.StoreAsync(work, caller, told, token), errors),
            var (_, errors) => new(null, errors),
        }) { Shape = "order" });
    }

    public static ApiAnswer Answer(Order order, int status) =>
        ApiAnswer.Of(status, Print(order)) with { Tag = EntityTag.Of(order.Version) };

    private static Task<ApiAnswer> ListAsync(Look look, CancellationToken cancellationToken)
    {
        var query = look.Reach.Of<Order>(look.View);
        if (look.Query.Id("customer") is { } customer) query = query.Where(order => order.CustomerId == customer);
        if (look.Query.Text("number") is { } number) query = query.Where(order => order.Number == number);
        if (look.Query.OneOf("status", OrderStates.All) is { } state) query = query.Where(order => order.State == state);
        if (look.Query.Time("changedSince") is { } since) query = query.Where(order => order.ChangedAt >= since);
        return Page.OfAsync(look, query, found => Task.FromResult(found.Select(Print)), cancellationToken);
    }

    private static async Task<ApiAnswer> OneAsync(Look look, CancellationToken cancellationToken) =>
        await OneOf.Async<Order>(look, cancellationToken) is { } order ? Answer(order, 200) : ApiAnswer.NotFound;

    private static JsonObject Print(Order order) => new()
    {
        ["id"] = order.Id.ToString(),
        ["number"] = order.Number,
        ["customer"] = order.CustomerId.ToString(),
        ["date"] = ApiParts.Day(order.OrderedOn),
        ["amount"] = ApiParts.Money(order.Amount, order.Currency),
        ["status"] = order.State,
        ["lines"] = ApiParts.List(order.Lines),
        ["createdAt"] = ApiTime.Write(order.CreatedAt),
        ["changedAt"] = ApiTime.Write(order.ChangedAt),
    };
}

/// <summary>
/// Keeps an order of a customer. A number that is known already brings the order up to date; of another customer it is a mistake.
/// </summary>
internal sealed class ReceiveOrder(ICustomerDirectory customers)
{
    public async Task<ApiAnswer> StoreAsync(UnitOfWork work, ApiCaller caller, ToldOrder told, CancellationToken cancellationToken)
    {
        var reach = await CallerReach.OfAsync(work, caller, cancellationToken);
        if (await customers.FindAsync(work, told.Customer, cancellationToken) is not { } customer || !reach.Has(customer.OwnerId))
            return ApiAnswer.Wrong("customer", "no customer that this key sees");
        var known = await work.Records.FindAsync<Order>(Order.IdOf(told.Number), cancellationToken);
        if (known is not null && known.CustomerId != customer.Id)
            return ApiAnswer.Conflict("This number is an order of another customer.", "order.other_customer");
        var order = known ?? work.Db.Add(new Order
        {
            Id = Order.IdOf(told.Number), CustomerId = customer.Id, Number = told.Number, Currency = told.Currency, State = told.State,
            CreatedAt = work.Now, ChangedAt = work.Now,
        }).Entity;
        Put(order, told, work.Now);
        await work.SaveAsync(cancellationToken);
        await work.Audit.NoteAsync("order.received", new RecordRef("order", order.Id), "key=" + caller.Id, cancellationToken);
        // The customer's card shows the last orders.
        await work.Outbox.RefreshCopiesAsync(customer.Record, cancellationToken);
        return OrderRoutes.Answer(order, known is null ? 201 : 200);
    }

    private static void Put(Order order, ToldOrder told, long now)
    {
        var same = (order.OrderedOn, order.Amount, order.Currency, order.State) == (told.Day, told.Amount, told.Currency, told.State)
            && order.Lines.SequenceEqual(told.Lines);
        if (same) return;
        (order.OrderedOn, order.Amount, order.Currency, order.State, order.Lines, order.ChangedAt) = (told.Day, told.Amount, told.Currency,
            told.State, told.Lines, now);
    }
}

/// <summary>Tells when an order comes or changes.</summary>
internal sealed class OrderEvents : IEventSource
{
    public string Kind => "order";

    public Task<IReadOnlyList<NewEvent>> TellAsync(ReadView view, RecordSaved saved, CancellationToken cancellationToken)
    {
        var order = (Order)saved.Record;
        var type = saved.How switch
        {
            SavedHow.Created => EventTypes.OrderCreated,
            SavedHow.Removed => EventTypes.OrderRemoved,
            _ => EventTypes.OrderUpdated,
        };
        return Task.FromResult<IReadOnlyList<NewEvent>>([Facts.Of(type, saved.Ref, order.CustomerId, ("status", order.State))]);
    }
}
