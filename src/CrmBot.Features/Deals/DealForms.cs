using CrmBot.Runtime.Forms;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Deals;

/// <summary>Finds the deal of a form for somebody who may change it.</summary>
internal sealed class DealForms(Policy policy)
{
    public async Task<(Deal? Deal, FormResult? No)> FindAsync(
        ReadView view, Actor actor, RecordRef? record, CancellationToken cancellationToken)
    {
        if (record is not { Kind: "deal", Id: var id } || await view.Records.FindAsync<Deal>(id, cancellationToken) is not { } deal)
            return (null, new FormResult.Refuse("deal.gone"));
        return policy.Decide(actor, "change", FindDeal.SubjectOf(deal)).Allowed
            ? (deal, null)
            : (null, new FormResult.Refuse("deal.notYours"));
    }
}
