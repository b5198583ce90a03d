using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals;

/// <summary>Deals as lines of the lists behind numbers.</summary>
internal sealed class DealsInLists(ICustomerDirectory customers, IPersonDirectory people, Policy policy, PrintDeal print) : IListedRecords
{
    public string Kind => "deal";

    public async Task<IReadOnlyList<ListedRecord>> ListAsync(
        ReadView view, IReadOnlyList<Guid> ids, Actor reader, CancellationToken cancellationToken)
    {
        var asked = ids.ToList();
        var found = await view.Db.Set<Deal>().AsNoTracking().Where(deal => asked.Contains(deal.Id))
            .ToDictionaryAsync(deal => deal.Id, cancellationToken);
        var names = await customers.FindManyAsync(view, [.. found.Values.Select(deal => deal.CustomerId).Distinct()], cancellationToken);
        List<ListedRecord> lines = [];
        foreach (var deal in ids.Select(id => found.GetValueOrDefault(id)).OfType<Deal>())
        {
            var sight = policy.Decide(reader, "see", FindDeal.SubjectOf(deal));
            if (!sight.Allowed) continue;
            var owner = deal.OwnerId is { } id ? await people.FindAsync(view, id, cancellationToken) : null;
            var line = PrintCustomer.Joined(PrintDeal.Number(deal),
                print.Line(deal, Instants.ToLocal(view.Now, reader.Zone), reader.Locale, !sight.Masked.Contains(SalePolicy.Amount)));
            lines.Add(new(deal.Id, names.GetValueOrDefault(deal.CustomerId)?.Name ?? "", deal.Name ?? "", line, owner?.Name ?? ""));
        }

        return lines;
    }
}

/// <summary>Moves of deals as lines of a list: what moved from where to where, and when.</summary>
internal sealed class MovesInLists(
    ICustomerDirectory customers, IPersonDirectory people, Policy policy, PrintDeal print, DealTrail trail) : IListedRecords
{
    public string Kind => "deal_move";

    public async Task<IReadOnlyList<ListedRecord>> ListAsync(
        ReadView view, IReadOnlyList<Guid> ids, Actor reader, CancellationToken cancellationToken)
    {
        var asked = ids.ToList();
        var moves = await view.Db.Set<DealMove>().AsNoTracking().Where(move => asked.Contains(move.Id))
            .ToDictionaryAsync(move => move.Id, cancellationToken);
        var dealIds = moves.Values.Select(move => move.DealId).Distinct().ToList();
        var deals = await view.Db.Set<Deal>().AsNoTracking().Where(deal => dealIds.Contains(deal.Id))
            .ToDictionaryAsync(deal => deal.Id, cancellationToken);
        var names = await customers.FindManyAsync(view, [.. moves.Values.Select(move => move.CustomerId).Distinct()], cancellationToken);
        List<ListedRecord> lines = [];
        foreach (var move in ids.Select(id => moves.GetValueOrDefault(id)).OfType<DealMove>())
        {
            if (deals.GetValueOrDefault(move.DealId) is not { } deal) continue;
            var sight = policy.Decide(reader, "see", FindDeal.SubjectOf(deal));
            if (!sight.Allowed) continue;
            var owner = move.OwnerId is { } id ? await people.FindAsync(view, id, cancellationToken) : null;
            var money = !sight.Masked.Contains(SalePolicy.Amount)
                && move is { Kind: DealMoveKind.Won or DealMoveKind.Lost, Amount: { } amount, Currency: { } currency }
                ? PrintDeal.Money(amount, currency, reader.Locale)
                : null;
            var line = PrintCustomer.Joined(PrintDeal.Number(deal), trail.What(move, reader.Locale), money,
                print.Day(move.Day, Instants.ToLocal(view.Now, reader.Zone), reader.Locale));
            lines.Add(new(move.Id, names.GetValueOrDefault(move.CustomerId)?.Name ?? "", deal.Name ?? "", line,
                owner?.Name ?? "") { Opens = new RecordRef("deal", deal.Id) });
        }

        return lines;
    }
}
