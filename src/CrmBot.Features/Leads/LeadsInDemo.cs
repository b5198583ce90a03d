using CrmBot.Features.Customers;
using CrmBot.Features.Demo;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads;

/// <summary>How the demo company's customers came in: one lead each, as far as the customer is, rated as its grade says.</summary>
internal sealed class LeadsInDemo : IDemoPart
{
    private const long Hour = 60 * 60 * 1000;

    /// <summary>Ratings by grade; which one a customer gets follows its place in the story.</summary>
    private static readonly Dictionary<string, Rating[]> Ratings = new(StringComparer.Ordinal)
    {
        ["A"] = [new(5, 4, 4, 4), new(4, 4, 4, 3), new(5, 5, 3, 4)],
        ["B"] = [new(4, 3, 3, 2), new(3, 3, 3, 3), new(4, 4, 3, 3), new(3, 2, 3, 2)],
        ["C"] = [new(2, 2, 2, 1), new(3, 2, 2, 2)],
    };

    public async Task SeedAsync(UnitOfWork work, IReadOnlyList<DemoEvent> events, CancellationToken cancellationToken)
    {
        var talks = events.ToLookup(past => past.CustomerId);
        var teams = await work.Db.Set<Person>().ToDictionaryAsync(person => person.Id, person => person.Team, cancellationToken);
        var place = 0;
        foreach (var customer in await work.Db.Set<Customer>().OrderBy(customer => customer.Id).ToListAsync(cancellationToken))
        {
            var past = talks[customer.Id].ToList();
            var began = (past.Count > 0 ? past[0].At : work.Now - (3 * Hour)) - Hour;
            var lead = OpenLead.Build(await work.Numbers.NextAsync("lead", cancellationToken), customer, Facts(customer),
                Origin(customer, teams), began);
            lead.ContactId = past.Select(talk => talk.ContactId).FirstOrDefault(id => id is not null);
            work.Db.Add(lead);
            if (past.Count > 0) lead.Touch(reached: true, past[0].At);
            if (customer.Grade is { } grade) Rate(work, lead, Ratings[grade][place++ % Ratings[grade].Length], past);
            if (StateOf(customer.Stage) is { } state) lead.MoveTo(state, null, past.Count > 0 ? past[^1].At : work.Now);
        }
    }

    private static NewCustomer Facts(Customer customer) => new(customer.Name)
    {
        Source = customer.Source, Need = customer.Need, Region = customer.Region, Within = customer.Within, Budget = Budget.Of(customer),
    };

    private static LeadOrigin Origin(Customer customer, Dictionary<Guid, string?> teams) =>
        new("demo", customer.OwnerId, customer.OwnerId, customer.OwnerId is { } owner ? teams[owner] : null);

    private static void Rate(UnitOfWork work, Lead lead, Rating rating, List<DemoEvent> past)
    {
        var at = past.Count > 0 ? past[0].At + Hour : lead.CreatedAt + Hour;
        lead.Rate(rating, at);
        // What was said is what a high score rests on.
        work.Db.Add(
            LeadScore.Of(lead.Id, rating, rating.High.Any() ? past.Select(talk => talk.Note).FirstOrDefault() : null, lead.OwnerId, at));
    }

    private static LeadState? StateOf(string stage) => stage switch
    {
        "lead" => null,
        "qualified" => LeadState.Qualified,
        "lost" => LeadState.Closed,
        _ => LeadState.Converted,
    };
}
