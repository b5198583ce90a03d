using CrmBot.Features.Company;
using CrmBot.Features.Deals.Lists;
using CrmBot.Features.People;
using CrmBot.Features.Interactions;
using CrmBot.Features.Reading;
using CrmBot.Features.Rules;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers.Lists;

/// <summary>A request as a query over customers. What turned out to be another customer is none of its own.</summary>
internal sealed class WantedCustomers(CompanySettings settings, RuleBook rules)
{
    private const string Won = "won", Lost = "lost";
    private static readonly long Day = (long)TimeSpan.FromDays(1).TotalMilliseconds;

    public async Task<IQueryable<Customer>> OfAsync(Turn turn, ListRequest request, SaleScope scope, CancellationToken cancellationToken)
    {
        var customers = CustomerFilter.Of(turn.Work, request, settings).AsNoTracking().Where(customer => customer.MergedIntoId == null);
        if (request.Has(Frame.Fading))
            customers = FadingCustomers.Of(turn.Work, customers, turn.Now - (await FadingAfterAsync(turn, cancellationToken) * Day));
        return Created(turn, request, InStage(request, OfOwner(request, OfWhom(turn, scope, customers))));
    }

    /// <summary>Days of silence after which somebody who bought counts as going away.</summary>
    public Task<int> FadingAfterAsync(Turn turn, CancellationToken cancellationToken) =>
        FadingCustomers.AfterAsync(rules, turn.Work, cancellationToken);

    private static IQueryable<Customer> OfWhom(Turn turn, SaleScope scope, IQueryable<Customer> customers)
    {
        if (scope.Owner is { } owner) return customers.Where(customer => customer.OwnerId == owner);
        if (scope.Team is not { } team) return customers;
        var theirs = turn.Db.Set<Person>().Where(person => person.Team == team).Select(person => (Guid?)person.Id);
        return customers.Where(customer => theirs.Contains(customer.OwnerId));
    }

    private static IQueryable<Customer> OfOwner(ListRequest request, IQueryable<Customer> customers)
    {
        if (Guid.TryParseExact(request.Text("owner_id"), "N", out var owner)) return customers.Where(customer => customer.OwnerId == owner);
        return request.Text("owner_id") == ListRequest.Nothing ? customers.Where(customer => customer.OwnerId == null) : customers;
    }

    private static IQueryable<Customer> InStage(ListRequest request, IQueryable<Customer> customers) => request.Text("state") switch
    {
        Won => customers.Where(customer => customer.Stage == Won),
        Lost => customers.Where(customer => customer.Stage == Lost),
        "open" => customers.Where(customer => customer.Stage != Won && customer.Stage != Lost),
        _ when request.Text("stage") is { } stage => customers.Where(customer => customer.Stage == stage),
        _ => customers,
    };

    private static IQueryable<Customer> Created(Turn turn, ListRequest request, IQueryable<Customer> customers)
    {
        if (request.Texts("created") is not { Count: > 0 } days) return customers;
        if (SaidTime.Read(days[0]) is { } first && LocalDay.Of(first.Day, turn.Actor.Zone).From is var from)
            customers = customers.Where(customer => customer.CreatedAt >= from);
        if (SaidTime.Read(days[^1]) is { } last && LocalDay.Of(last.Day, turn.Actor.Zone).To is var to)
            customers = customers.Where(customer => customer.CreatedAt < to);
        return customers;
    }
}
