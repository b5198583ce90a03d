using CrmBot.Features.Customers;
using CrmBot.Features.People.Rights;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;

namespace CrmBot.Features.Leads;

/// <summary>Who sees and changes which lead: whoever may see and change its owner's customers.</summary>
internal sealed class LeadPolicy(OwnedRecords records) : IPolicyRule
{
    private readonly CustomerPolicy customers = new(records);

    public string Kind => "lead";

    public Decision Decide(Actor? actor, string action, Subject subject) => customers.Decide(actor, action, subject);
}
