using CrmBot.Features.People.Rights;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;

namespace CrmBot.Features.Deals;

/// <summary>
/// Who sees and changes which deal: what the role's rights say (<see cref="OwnedRecords"/>), but those who serve everybody's customers sell
/// nothing of others. As the program comes: reps their own and the pool's fully, their team's without amounts; leads their team; service
/// teams everybody's without amounts, changing none; managers everything. Contracts follow the same rules.
/// </summary>
internal abstract class SalePolicy(OwnedRecords records) : IPolicyRule
{
    public const string Amount = RightsTable.Fields.Amount, Notes = "notes";

    /// <summary>What <see cref="OwnedRecords"/> is asked for a change: like handing customers over, it is for those who run them.</summary>
    private const string Sell = "sell";

    public abstract string Kind { get; }

    public Decision Decide(Actor? actor, string action, Subject subject)
    {
        if (actor is null) return action == "see" ? Decision.YesWithout(Amount, Notes) : Decision.No("policy.notInGroup");
        return records.Decide(actor, action == "change" ? Sell : action, subject);
    }
}

/// <inheritdoc/>
internal sealed class DealPolicy(OwnedRecords records) : SalePolicy(records)
{
    public override string Kind => "deal";
}
