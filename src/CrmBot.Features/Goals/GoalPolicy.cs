using CrmBot.Features.People;
using CrmBot.Features.People.Rights;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;

namespace CrmBot.Features.Goals;

/// <summary>
/// Everybody's own goals are theirs; a lead looks after the team's and its people's, whoever looks after the company after all of them. Of
/// colleagues' goals nobody else learns anything.
/// </summary>
internal sealed class GoalPolicy(OwnedRecords records) : IPolicyRule
{
    public const string Amount = "amount";

    public string Kind => "goal";

    public Decision Decide(Actor? actor, string action, Subject subject)
    {
        if (actor is null) return action == "see" ? Decision.YesWithout(Amount) : Decision.No("policy.notInGroup");
        if (subject.Owner is not { } owner) return OfMany(actor, subject);
        var owned = records.Decide(actor, "change", subject);
        if (!owned.Allowed) return owned.ReasonKey == "policy.noAccess" ? owned : Decision.No("goal.notYours");
        return actor.ActsFor(owner) || Roles.LooksAfter(actor, subject.Team) ? Decision.Yes : Decision.No("goal.notYours");
    }

    private Decision OfMany(Actor actor, Subject subject)
    {
        var own = records.Decide(actor, "change", new Subject(Kind, actor.Id, actor.Team));
        if (!own.Allowed) return own;
        if (subject.Team is null) return Roles.SeesEverything(actor.Role) ? Decision.Yes : Decision.No("goal.onlyManagers");
        return Roles.LooksAfter(actor, subject.Team) ? Decision.Yes : Decision.No("goal.onlyLeads");
    }
}
