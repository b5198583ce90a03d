using CrmBot.Features.People;
using CrmBot.Features.People.Rights;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;

namespace CrmBot.Features.Campaigns;

/// <summary>
/// Who sells makes campaigns: a rep to their own customers, once the lead agrees; a lead to the team's;
/// who looks after the company to everybody's. Whoever made one may stop and reword it, and so may
/// those above; only those above decide on it. Its card names no customer, so a group may see it.
/// </summary>
internal sealed class CampaignPolicy(RightsTable rights) : IPolicyRule
{
    public const string Make = "make", Agree = "agree";

    public string Kind => "campaign";

    public Decision Decide(Actor? actor, string action, Subject subject)
    {
        if (actor is null) return action == "see" ? Decision.Yes : Decision.No("policy.notInGroup");
        if (rights.Of(actor.Role).See == Scope.None) return Decision.No("policy.noAccess");
        if (action == Make) return Sells(actor) ? Decision.Yes : Decision.No("campaign.salesOnly");
        if (Roles.LooksAfter(actor, subject.Team)) return Decision.Yes;
        if (action == Agree) return Decision.No("campaign.leadsOnly");
        return subject.Owner is { } maker && actor.ActsFor(maker) ? Decision.Yes : Decision.No("campaign.notYours");
    }

    private static bool Sells(Actor actor) => actor.Role is Roles.Rep or Roles.Lead || Roles.SeesEverything(actor.Role);
}
