using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Interactions.FromOutside;

/// <summary><c>/api/v1/customers/ID/interactions</c>: what happened with a customer, read and told with its own time and author.</summary>
internal sealed class InteractionRoutes(LookCall looks, StoreCall stores, LookInteractions look, ReceiveContact receive) : IApiRoutes
{
    private const string All = "/customers/" + RouteId.Part + "/interactions";

    public void Map(IEndpointRouteBuilder routes)
    {
        looks.Map(routes, new Looked(All, ApiScopes.InteractionsRead, PartnerFields.PageOf + "interaction",
            [LookQuery.LimitName, LookQuery.AfterName], look.ListAsync));
        stores.Map(routes, new Brought("interaction", asked => InteractionBody.Read(asked.Json) switch
        {
            ({ } told, var errors) => new((work, caller, token) => receive.StoreAsync(work, caller, asked.Id, told, token), errors),
            var (_, errors) => new(null, errors),
        }) { Path = All, Shape = "interaction" });
    }
}

/// <summary>Contacts of one customer, in the order in which they were written down.</summary>
internal sealed class LookInteractions(ICustomerDirectory customers)
{
    public async Task<ApiAnswer> ListAsync(Look look, CancellationToken cancellationToken)
    {
        if (await customers.FindAsync(look.View, look.Id, cancellationToken) is not { } customer || !look.Reach.Has(customer.OwnerId))
            return ApiAnswer.NotFound;
        look.Seen.Add(customer.Id);
        return await Page.OfAsync(
            look, look.Reach.Of<Interaction>(look.View).Where(one => one.CustomerId == customer.Id),
            async found =>
            {
                var people = await ApiParts.PeopleAsync(look.View, found.Select(one => (Guid?)one.PersonId), cancellationToken);
                return found.Select(one => Print(one, people));
            },
            cancellationToken);
    }

    public static JsonObject Print(Interaction one, ApiPeople people) => new()
    {
        ["id"] = one.Id.ToString(),
        ["customer"] = one.CustomerId.ToString(),
        ["by"] = people.Of(one.PersonId),
        ["who"] = one.Who,
        ["contact"] = ApiParts.Text(one.ContactId),
        ["channel"] = one.Channel,
        ["outcome"] = one.Outcome,
        ["at"] = ApiTime.Write(one.HappenedAt),
        ["note"] = one.Note,
        ["needs"] = ApiParts.List(one.Needs),
        ["objections"] = ApiParts.List(one.Objections),
        ["createdAt"] = ApiTime.Write(one.CreatedAt),
    };
}

/// <summary>Writes down a contact for its author, as the author's own sentence would.</summary>
internal sealed class ReceiveContact(ICustomerDirectory customers, ActFor act, Policy policy, WriteInteraction write)
{
    public async Task<ApiAnswer> StoreAsync(
        UnitOfWork work, ApiCaller caller, Guid id, ToldContact told, CancellationToken cancellationToken)
    {
        var reach = await CallerReach.OfAsync(work, caller, cancellationToken);
        if (await customers.FindAsync(work, id, cancellationToken) is not { } customer || !reach.Has(customer.OwnerId))
            return ApiAnswer.NotFound;
        if (await act.BeginAsync(work, told.By, cancellationToken) is not { } turn) return ApiAnswer.Wrong(ActFor.Field, ActFor.Allowed);
        if (told.At > work.Now) return ApiAnswer.Wrong("at", "not in the future");
        if (policy.Decide(turn.Actor, "log", customer.Subject) is { Allowed: false, ReasonKey: var reason })
            return ActFor.Refused(new Reply.Refuse(reason!));
        var interaction = new Interaction { CustomerId = customer.Id, PersonId = turn.Actor.Id, Day = "", CreatedAt = work.Now };
        work.Db.Add(interaction);
        await write.FillAsync(turn, interaction, customer.Id, Frame(told), cancellationToken, told.At ?? work.Now);
        await work.SaveAsync(cancellationToken);
        await work.Audit.NoteAsync("interaction.received", new RecordRef("interaction", interaction.Id), "key=" + caller.Id,
            cancellationToken);
        return ApiAnswer.Of(201, LookInteractions.Print(interaction, await ApiParts.PeopleAsync(work, [turn.Actor.Id], cancellationToken)));
    }

    private static Frame Frame(ToldContact told)
    {
        var slots = new JsonObject { ["note"] = told.Note };
        if (told.Channel is { } channel) slots["ch"] = channel;
        if (told.Who is { } who) slots["who"] = who;
        if (told.Outcome is { } outcome) slots["outcome"] = outcome;
        return new Frame("log", slots);
    }
}
