using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;

namespace CrmBot.Features.Knowledge;

/// <summary>
/// What is written down is for everybody in the company, and everybody may add to it. Whoever wrote an entry changes it, and those who
/// look after people or prepare offers do; others say that it is out of date.
/// </summary>
internal sealed class KnowledgePolicy : IPolicyRule
{
    public string Kind => "knowledge";

    public Decision Decide(Actor? actor, string action, Subject subject)
    {
        if (actor is null) return action == "see" ? Decision.Yes : Decision.No("policy.notInGroup");
        if (actor.Role == Roles.Partner) return Decision.No("policy.noAccess");
        if (action != "change") return Decision.Yes;
        return LooksAfterKnowledge(actor) || (subject.Owner is { } author && actor.ActsFor(author))
            ? Decision.Yes
            : Decision.No("knowledge.notYours");
    }

    public static bool LooksAfterKnowledge(Actor actor) => actor.Role is Roles.Lead or Roles.Presales || Roles.SeesEverything(actor.Role);
}
