using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Customers;
using CrmBot.Features.Outgoing;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Store;
using Microsoft.AspNetCore.Routing;

namespace CrmBot.Features.Surveys.FromOutside;

/// <summary>
/// A score that another program brings: the answer to what the customer was asked, or one of its own. Only for customers we
/// know; a score of a stranger tells nothing about our work. A low one opens its recovery task like any other.
/// </summary>
internal sealed class ReceiveScore(FindDuplicates duplicates, TicketDirectory tickets, ReachCustomer reach, GiveAnswer give)
{
    public async Task<ApiAnswer> StoreAsync(UnitOfWork work, ApiCaller caller, ToldScore told, CancellationToken cancellationToken)
    {
        var sees = await CallerReach.OfAsync(work, caller, cancellationToken);
        if (Known(await duplicates.FindAsync(work, told.Customer, byName: true, cancellationToken)) is not { } customer
            || !sees.Has(customer.OwnerId))
            return Wrong("company", "no customer that we know, or several of that name");
        var ticket = told.Ticket is { } number ? await tickets.FindAsync(work, number, cancellationToken) : null;
        if (told.Ticket is not null && ticket?.Ticket.CustomerId != customer.Id) return Wrong("ticket", "no ticket of this customer");
        var survey = await WaitingAsync(work, customer.Id, told, ticket?.Ticket.Id, cancellationToken)
            ?? await UnaskedAsync(work, customer, told, ticket?.Ticket, cancellationToken);
        await give.GiveAsync(work, survey, new GivenScore(told.Score, told.Why, told.Channel, null), cancellationToken);
        await work.Audit.NoteAsync("score.received", Survey.Record(survey.Id), "key=" + caller.Id, cancellationToken);
        return ApiAnswer.Of(201, new JsonObject
        {
            ["status"] = "created",
            ["score"] = new JsonObject { ["id"] = survey.Id.ToString(), ["kind"] = survey.Kind, ["low"] = survey.IsLow },
            ["customer"] = new JsonObject { ["id"] = customer.Id.ToString() },
        });
    }

    private static ApiAnswer Wrong(string field, string what) =>
        ApiAnswer.Problem(400, "The score was not stored: see errors.", new Dictionary<string, string> { [field] = what });

    private static CustomerBrief? Known(IReadOnlyList<Duplicate> alike) =>
        alike.FirstOrDefault(one => one.Shared != "name")?.Customer ?? (alike is [var only] ? only.Customer : null);

    private static async Task<Survey?> WaitingAsync(
        UnitOfWork work, Guid customer, ToldScore told, Guid? ticket, CancellationToken cancellationToken) =>
            (await work.Records.ListAsync<Survey>(nameof(Survey.CustomerId), customer, cancellationToken))
                .Where(survey => survey.Kind == told.Kind && survey.IsOpenAt(work.Now) && (ticket is null || survey.TicketId == ticket))
                .MaxBy(survey => survey.AskedAt);

    private async Task<Survey> UnaskedAsync(
        UnitOfWork work, CustomerBrief customer, ToldScore told, Ticket? ticket, CancellationToken cancellationToken)
    {
        var survey = new Survey
        {
            CustomerId = customer.Id, Kind = told.Kind, TicketId = ticket?.Id, AgentId = ticket?.AssigneeId, OwnerId = customer.OwnerId,
            AskedAt = work.Now, Via = "said",
            Locale = (await reach.FindAsync(work, customer, null, cancellationToken)).Locale,
        };
        work.Db.Add(survey);
        return survey;
    }
}

/// <summary><c>POST /api/v1/scores</c> for programs that hold a key.</summary>
internal sealed class ScoreRoutes(StoreCall call, ReceiveScore receive) : IApiRoutes
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var scores = new Brought("score", asked => ScoreBody.Read(asked.Json) switch
        {
            ({ } told, var errors) => new((work, caller, token) => receive.StoreAsync(work, caller, told, token), errors),
            var (_, errors) => new(null, errors),
        });
        call.Map(routes, scores);
    }
}
