using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Deals;
using CrmBot.Features.Deals.Lists;
using CrmBot.Features.Customers;
using CrmBot.Features.Lists;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Contracts;

/// <summary>
/// A list of contracts (intent <c>find</c> of contracts), those that end first on top. Without days only those that still run.
/// </summary>
internal sealed class ListContracts(
    FindScope scopes, CompanySettings settings, PrintDeal print, ICustomerDirectory customers, IPersonDirectory people) : IFindRecords
{
    private const int PageSize = 6;

    /// <summary>Days within which a contract ends soon: when the first reminder of its end comes.</summary>
    private const int Soon = 90;

    public string Of => "contract";

    public Task<Reply> FindAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        ShowAsync(turn, ListRequest.Of(frame), 0, cancellationToken);

    public async Task<Reply> ShowAsync(Turn turn, ListRequest request, int page, CancellationToken cancellationToken)
    {
        var (scope, no) = await scopes.FindAsync(turn, "contract", request.Whose, cancellationToken);
        if (scope is null) return no!;
        if (!scope.ShowsAmounts && request.Has("amt")) return new Reply.Refuse("deal.list.noAmounts");
        var contracts = Filtered(turn, request, scope);
        var sums = await SumAsync(contracts, cancellationToken);
        var total = scope.ShowsAmounts && sums.Print(turn.Locale) is { Length: > 0 } sum ? sum : null;
        if (request.CountOnly)
            return new Reply.Say("contract.list.count", ("count", sums.Count),
                ("sum", total is null ? "" : print.Words(turn.Locale, "deal.list.worth", ("sum", total))));
        if (sums.Count == 0) return new Reply.Say("contract.list.none");
        var card = await PageAsync(turn, request, scope, contracts, sums.Count, total, page, cancellationToken);
        return await ListDeals.SendAsync(turn, card, sums.Count, cancellationToken);
    }

    /// <summary>A short list without pages, what runs longest on top.</summary>
    public async Task<Reply> CardAsync(Turn turn, IReadOnlyList<Contract> contracts, CancellationToken cancellationToken) => new Reply.Card(
        "contract-list",
        new JsonObject
        {
            ["ask"] = new JsonObject(),
            ["rows"] = CardRow.List(await RowsAsync(
                turn, [.. contracts.OrderByDescending(contract => contract.EndOn).Take(PageSize)],
                new SaleScope(turn.Actor.Id, null, false), cancellationToken)),
            ["previous"] = 0,
            ["next"] = 0,
            ["hasPrevious"] = false,
            ["hasNext"] = false,
            ["who"] = "",
            ["say"] = new JsonObject { ["title"] = print.Words(turn.Locale, "contract.list.title", ("count", contracts.Count)),
                ["sum"] = "", ["page"] = "" },
        });

    private IQueryable<Contract> Filtered(Turn turn, ListRequest request, SaleScope scope)
    {
        IQueryable<Contract> contracts = turn.Db.Set<Contract>();
        if (scope.Owner is { } owner) contracts = contracts.Where(c => c.OwnerId == owner);
        else if (scope.Team is { } team) contracts = contracts.Where(c => c.Team == team);
        var (from, to) = request.Days("end") ?? (DayCode.Of(DateOnly.FromDateTime(turn.LocalNow)), null);
        if (to is null && request.Has("soon")) to = DayCode.Of(DateOnly.FromDateTime(turn.LocalNow).AddDays(Soon));
        contracts = contracts.Where(c => c.EndOn >= (from ?? 0) && c.EndOn <= (to ?? DayCode.None));
        if (request.Text("cur") is { Length: 3 } currency) contracts = contracts.Where(c => c.Currency == currency);
        if (request.Amount(settings.DefaultCurrency) is { } amount)
        {
            contracts = contracts.Where(c => c.Currency == amount.Currency);
            if (amount.Min is { } low) contracts = contracts.Where(c => c.Amount >= low);
            if (amount.Max is { } high) contracts = contracts.Where(c => c.Amount <= high);
        }

        if (Guid.TryParseExact(request.Text("customer_id"), "N", out var one)) contracts = contracts.Where(c => c.CustomerId == one);
        if (!CustomerFilter.IsIn(request)) return contracts;
        var wanted = CustomerFilter.Of(turn.Work, request, settings).Select(customer => customer.Id);
        return contracts.Where(c => wanted.Contains(c.CustomerId));
    }

    private static async Task<MoneySums> SumAsync(IQueryable<Contract> contracts, CancellationToken cancellationToken)
    {
        var sums = new MoneySums();
        foreach (var part in await contracts.GroupBy(c => c.Currency)
            .Select(g => new { g.Key, Count = g.Count(), Sum = g.Sum(c => c.Amount) }).ToListAsync(cancellationToken))
            sums.Add(part.Key, part.Sum, part.Count);
        return sums;
    }

    private async Task<Reply> PageAsync(
        Turn turn, ListRequest request, SaleScope scope, IQueryable<Contract> contracts, int count, string? total, int page,
        CancellationToken cancellationToken)
    {
        var pages = (count + PageSize - 1) / PageSize;
        page = Math.Min(page, pages - 1);
        var shown = await contracts.OrderBy(c => c.EndOn).ThenBy(c => c.Id).Skip(page * PageSize).Take(PageSize).AsNoTracking()
            .ToListAsync(cancellationToken);
        return new Reply.Card("contract-list", new JsonObject
        {
            ["ask"] = request.ToJson(),
            ["rows"] = CardRow.List(await RowsAsync(turn, shown, scope, cancellationToken)),
            ["previous"] = page - 1,
            ["next"] = page + 1,
            ["hasPrevious"] = page > 0,
            ["hasNext"] = page + 1 < pages,
            ["who"] = scope.Name,
            ["say"] = new JsonObject
            {
                ["title"] = print.Words(turn.Locale, "contract.list.title", ("count", count)),
                ["sum"] = total is null ? "" : print.Words(turn.Locale, "deal.list.sum", ("sum", total)),
                ["page"] = pages > 1 ? print.Words(turn.Locale, "agenda.page", ("page", page + 1), ("pages", pages)) : "",
            },
        });
    }

    private async Task<List<JsonObject>> RowsAsync(
        Turn turn, IReadOnlyList<Contract> shown, SaleScope scope, CancellationToken cancellationToken)
    {
        var known = await customers.FindManyAsync(turn.Work, [.. shown.Select(contract => contract.CustomerId).Distinct()],
            cancellationToken);
        List<JsonObject> rows = [];
        foreach (var contract in shown)
        {
            var owner = scope.Owner is null && contract.OwnerId is { } id
                ? (await people.FindAsync(turn.Work, id, cancellationToken))?.Name
                : null;
            rows.Add(new JsonObject
            {
                ["id"] = contract.Id.ToString("N"),
                ["customer"] = known.GetValueOrDefault(contract.CustomerId)?.Name ?? "",
                ["detail"] = PrintCustomer.Joined(
                    print.Words(turn.Locale, "contract.until", ("day", print.Day(contract.EndOn, turn.LocalNow, turn.Locale))),
                    scope.ShowsAmounts ? contract.Money?.Print(turn.Locale) : null,
                    contract.RenewalId is null ? null : print.Words(turn.Locale, "contract.renewing"),
                    owner),
                ["say"] = new JsonObject { ["number"] = contract.Short },
            });
        }

        return rows;
    }
}

/// <summary>Another page of contracts.</summary>
internal sealed class TurnContractPage(ListContracts list) : ICardVerb
{
    public string Verb => "contract.page";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        list.ShowAsync(turn, ListRequest.Of(action), ListRequest.Page(action), cancellationToken);
}

/// <summary>A tap on a contract in a list: its card.</summary>
internal sealed class ViewContract(Runtime.Policies.Policy policy) : ICardVerb
{
    public string Verb => "contract.open";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(action.Text("id"), "N", out var id)
            || await turn.Work.Records.ReadAsync<Contract>(id, cancellationToken) is not { } contract)
            return new Reply.Refuse("contract.gone");
        return policy.Decide(turn.Actor, "see", contract.Subject).Allowed
            ? KeepContract.Show(turn, contract)
            : new Reply.Refuse("deal.notYours");
    }
}
