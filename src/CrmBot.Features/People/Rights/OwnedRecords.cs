using CrmBot.Features.Company;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;

namespace CrmBot.Features.People.Rights;

/// <summary>
/// Decides for every kind of record that somebody owns (customers, leads, deals, to-dos): by the role's <see cref="Right"/>, the owner, the
/// team and the region. The policy rules of those kinds ask here, so that one table holds for all of them.
/// </summary>
internal sealed class OwnedRecords(RightsTable rights, CompanySettings settings)
{
    /// <param name="action"><c>see</c>, <c>log</c> (write down what happened), <c>change</c>; anything
    /// else, such as <c>assign</c> or <c>merge</c>, is for those who run the records.</param>
    public Decision Decide(Actor actor, string action, Subject subject)
    {
        var serves = IsService(actor);
        var right = rights.Of(serves ? Roles.Agent : actor.Role);
        if (right.See == Scope.None) return Decision.No("policy.noAccess");
        // The pool's are everybody's; whoever stands in has the rights of the one who is away.
        if (subject.Owner is not { } owner || actor.ActsFor(owner)) return Decision.Yes;
        if (!Reaches(right.See, actor, subject)) return Decision.No("policy.taken");
        var may = action is "see" or "log" || (Reaches(right.Change, actor, subject) && (action == "change" || !serves));
        if (!may) return Decision.No("policy.notYours");
        return right.Masks.Count == 0 ? Decision.Yes : Decision.YesWithout([.. right.Masks]);
    }

    private bool IsService(Actor actor) => actor.Role switch
    {
        Roles.Agent or Roles.Presales => true,
        Roles.Rep or Roles.Lead => settings.ServesAll(actor.Team),
        _ => false,
    };

    private bool Reaches(string scope, Actor actor, Subject subject) => scope switch
    {
        Scope.All => true,
        Scope.Team => IsTeam(actor, subject),
        Scope.Region =>
            IsTeam(actor, subject) || (subject.Region is { } region && actor.Regions.Any(own => settings.RegionsIn(own).Contains(region))),
        _ => false,
    };

    private static bool IsTeam(Actor actor, Subject subject) => subject.Team is { } team && team == actor.Team;
}
