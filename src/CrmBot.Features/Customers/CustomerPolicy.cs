using CrmBot.Features.People.Rights;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;

namespace CrmBot.Features.Customers;

/// <summary>
/// Who sees and changes which customer: what the role's rights say (<see cref="OwnedRecords"/>). As the program comes, reps see their own
/// and the pool's fully, their team's without contact details and amounts, other teams' only as 已有人跟进; leads their team; service teams
/// everybody, without amounts; managers everything. In a group nobody sees more than that there is such a customer and whose it is.
/// </summary>
internal sealed class CustomerPolicy(OwnedRecords records) : IPolicyRule
{
    private static readonly Decision Poster = Decision.YesWithout(
        Fields.Phone, Fields.Email, Fields.Wechat, Fields.Amount, Fields.Contacts, Fields.Notes, Fields.Address, Fields.Tags);

    public string Kind => "customer";

    public Decision Decide(Actor? actor, string action, Subject subject)
    {
        if (actor is null) return action == "see" ? Poster : Decision.No("policy.notInGroup");
        return records.Decide(actor, action, subject);
    }

    /// <summary>What a decision may hide.</summary>
    internal static class Fields
    {
        public const string Phone = RightsTable.Fields.Phone;
        public const string Email = RightsTable.Fields.Email;
        public const string Wechat = RightsTable.Fields.Wechat;
        public const string Amount = RightsTable.Fields.Amount;
        public const string Contacts = "contacts";
        public const string Notes = "notes";
        public const string Address = "address";
        public const string Tags = "tags";
    }
}
