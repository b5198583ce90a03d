using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.People.Rights;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;

namespace CrmBot.Features.Tickets;

/// <summary>
/// Who sees which ticket: whoever may see its customer. Whoever may write down what happened with the
/// customer opens tickets, adds notes and asks for help (<c>log</c>); working them (<c>work</c>: claim,
/// wait, solve, merge) is for the service teams and those who look after the whole company.
/// </summary>
internal sealed class TicketPolicy(OwnedRecords records, CompanySettings settings) : IPolicyRule
{
    private readonly CustomerPolicy customers = new(records);

    public string Kind => "ticket";

    public Decision Decide(Actor? actor, string action, Subject subject)
    {
        if (action != "work") return customers.Decide(actor, action, subject);
        if (actor is null) return Decision.No("policy.notInGroup");
        if (customers.Decide(actor, "see", subject) is { Allowed: false } unseen) return unseen;
        return Serves(actor, settings) || Roles.SeesEverything(actor.Role) ? Decision.Yes : Decision.No("policy.agentsOnly");
    }

    /// <summary>Whether a colleague can be given tickets: whoever may work them.</summary>
    public static bool MayBeGiven(Colleague person, CompanySettings settings) =>
        person.Role is Roles.Agent or Roles.Presales || settings.ServesAll(person.Team) || Roles.SeesEverything(person.Role);

    /// <summary>Whether somebody works for the customers of all teams.</summary>
    public static bool Serves(Actor actor, CompanySettings settings) =>
        actor.Role is Roles.Agent or Roles.Presales || settings.ServesAll(actor.Team);
}
