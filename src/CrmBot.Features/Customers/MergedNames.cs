using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>Remembers which turns spoke of a merged customer by its old name, as long as the merge can be undone.</summary>
internal static class MergedNames
{
    public static async Task NoteAsync(Turn turn, CustomerBrief customer, CancellationToken cancellationToken)
    {
        if (customer.AddressedAs is not { } merged) return;
        var since = turn.Now - (long)MergeCustomers.UndoableFor.TotalMilliseconds;
        var merge = await turn.Db.Set<CustomerMerge>().AsNoTracking().Where(known => known.MergedId == merged && known.MergedAt >= since)
            .OrderByDescending(known => known.MergedAt).FirstOrDefaultAsync(cancellationToken);
        if (merge is null) return;
        var addressed = AddressedTurn.Of(merge, turn.Id);
        if (await turn.Work.Records.ReadAsync<AddressedTurn>(addressed.Id, cancellationToken) is null) turn.Db.Add(addressed);
    }
}
