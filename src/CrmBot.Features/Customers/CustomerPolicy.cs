using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;

namespace CrmBot.Features.Customers;

/// <summary>
/// Who sees and changes which customer. Reps: their own and the pool's fully, their team's without contact details and amounts; other
/// teams' only as 已有人跟进. Leads: their team. Service teams: everybody, without amounts. Managers: everything.
/// </summary>
internal sealed class CustomerPolicy(CompanySettings settings) : IPolicyRule
{
    private static readonly Decision Summary = Decision.YesWithout(Fields.Phone, Fields.Email, Fields.Wechat, Fields.Amount);
    private static readonly Decision Poster = Decision.YesWithout(
        Fields.Phone, Fields.Email, Fields.Wechat, Fields.Amount, Fields.Contacts, Fields.Notes, Fields.Address, Fields.Tags);

    public string Kind => "customer";

    public Decision Decide(Actor? actor, string action, Subject subject)
    {
        if (actor is null) return action == "see" ? Poster : Decision.No("policy.notInGroup");
        if (actor.Role == Roles.Partner) return Decision.No("policy.noAccess");
        if (Roles.SeesEverything(actor.Role) || subject.Owner == actor.Id || subject.Owner is null) return Decision.Yes;
        if (actor.Role is Roles.Agent or Roles.Presales || settings.ServesAll(actor.Team)) return ForService(action);
        var sameTeam = subject.Team is not null && subject.Team == actor.Team;
        if (!sameTeam) return Decision.No("policy.taken");
        return actor.Role == Roles.Lead ? Decision.Yes : ForTeammate(action);
    }

    private static Decision ForService(string action) => action is "see" or "log" or "change"
        ? Decision.YesWithout(Fields.Amount)
        : Decision.No("policy.notYours");

    private static Decision ForTeammate(string action) => action switch
    {
        "see" => Summary,
        "log" => Decision.Yes,
        _ => Decision.No("policy.notYours"),
    };

    /// <summary>What a decision may hide.</summary>
    internal static class Fields
    {
        public const string Phone = "phone";
        public const string Email = "email";
        public const string Wechat = "wechat";
        public const string Amount = "amount";
        public const string Contacts = "contacts";
        public const string Notes = "notes";
        public const string Address = "address";
        public const string Tags = "tags";
    }
}
