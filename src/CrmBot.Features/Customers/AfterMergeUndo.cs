using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.Undo;

namespace CrmBot.Features.Customers;

/// <summary>
/// A merge was undone. The journal has put back what the merge changed; here go back the records written since by turns that spoke of the
/// merged customer. What was written to the kept one, or to nobody by name, stays there and is listed.
/// </summary>
internal sealed class AfterMergeUndo(PrintCustomer print, Timeline timeline) : IAfterUndo
{
    private const int MostListed = 10;

    public string Kind => "customer_merge";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<CustomerMerge>(id, cancellationToken) is not null) return;
        var addressed = await work.Records.ListAsync<AddressedTurn>(nameof(AddressedTurn.MergeId), id, cancellationToken);
        foreach (var turn in addressed)
        {
            foreach (var record in await UndoJournal.CreatedAsync(work, turn.TurnId, cancellationToken))
            {
                if (await work.Records.FindAsync(record, cancellationToken) is { } written
                    && RecordsOfCustomer.OwnerOf(work.Db, written) == turn.KeptId && written is not (CustomerTag or CustomerKey))
                    RecordsOfCustomer.Point(work.Db, written, RecordsOfCustomer.Property, turn.MergedId);
            }
        }

        await work.SaveAsync(cancellationToken);
        foreach (var customer in addressed.SelectMany(turn => new[] { turn.KeptId, turn.MergedId }).Distinct())
            await KeepCustomerInStep.DeriveAsync(work, customer, cancellationToken);
    }

    public async Task<Reply?> ExplainAsync(UnitOfWork work, UndoneRecord undone, string locale, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse((string?)undone.Was?[nameof(CustomerMerge.KeptId)], out var keptId)
            || await work.Records.FindAsync<Customer>(keptId, cancellationToken) is not { } kept)
            return null;
        // A version-7 id tells when a record was made: what is younger than the merge was written after it.
        var stayed = (await RecordsOfCustomer.ListAsync(work, keptId, cancellationToken))
            .Where(record => record.Id.CompareTo(undone.Record.Id) > 0).ToList();
        if (stayed.Count == 0) return null;
        var texts = (await timeline.LatestAsync(work, keptId, MostListed, cancellationToken))
            .Where(entry => entry.Record is { } of && stayed.Exists(record => record.Id == of.Id));
        List<JsonObject> rows = [.. texts.Select(entry => CardRow.Of(print.Words(locale, entry.KindKey), entry.Text))];
        rows.AddRange(
            stayed.CountBy(RecordsOfCustomer.KindOf).Where(kind => kind.Key != "interaction" && print.HasWords("records." + kind.Key))
                .Select(kind => CardRow.Of(print.Words(locale, "records." + kind.Key),
                    print.Words(locale, "customer.merge.pieces", ("count", kind.Value)))));
        return new Reply.Card("customer-noted", new JsonObject
        {
            ["say"] = new JsonObject { ["title"] = print.Words(locale, "customer.merge.stayed"), ["hint"] = "" },
            ["name"] = kept.Name,
            ["rows"] = CardRow.List(rows.Take(MostListed)),
        });
    }
}
