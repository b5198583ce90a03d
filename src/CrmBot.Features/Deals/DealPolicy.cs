using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;

namespace CrmBot.Features.Deals;

/// <summary>
/// Who sees and changes which deal. Reps: their own and the pool's fully, their team's without amounts. Leads: their team. Service teams:
/// everybody's without amounts, changing none. Managers: everything. Contracts follow the same rules.
/// </summary>
internal abstract class SalePolicy(CompanySettings settings) : IPolicyRule
{
    public const string Amount = "amount", Notes = "notes";

    public abstract string Kind { get; }

    public Decision Decide(Actor? actor, string action, Subject subject)
    {
        if (actor is null) return action == "see" ? Decision.YesWithout(Amount, Notes) : Decision.No("policy.notInGroup");
        if (actor.Role == Roles.Partner) return Decision.No("policy.noAccess");
        if (Roles.SeesEverything(actor.Role) || subject.Owner == actor.Id || subject.Owner is null) return Decision.Yes;
        if (actor.Role is Roles.Agent or Roles.Presales || settings.ServesAll(actor.Team)) return WithoutAmount(action);
        if (subject.Team is null || subject.Team != actor.Team) return Decision.No("policy.taken");
        return actor.Role == Roles.Lead ? Decision.Yes : WithoutAmount(action);
    }

    private static Decision WithoutAmount(string action) => action == "see" ? Decision.YesWithout(Amount) : Decision.No("policy.notYours");
}

/// <inheritdoc/>
internal sealed class DealPolicy(CompanySettings settings) : SalePolicy(settings)
{
    public override string Kind => "deal";
}
