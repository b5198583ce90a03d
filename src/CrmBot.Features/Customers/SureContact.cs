using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>
/// 吴经理要报价: who is named is a contact of one customer only, and that is one's own; so nobody need be asked whom it is about.
/// </summary>
internal sealed class SureContact(ICustomerDirectory customers)
{
    public async Task<bool> IsAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Text("who") is not { Length: > 1 } who || frame.Text("cust") is not { } name || frame.Texts("resolve") is not ["cust"])
            return false;
        if (await customers.FindByNameAsync(turn.Work, name, cancellationToken) is not [var only] || only.OwnerId != turn.Actor.Id)
            return false;
        return await customers.FindContactAsync(turn.Work, only.Id, who, cancellationToken) is not null;
    }
}
