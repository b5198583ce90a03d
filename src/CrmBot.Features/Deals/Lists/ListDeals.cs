using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Lists;
using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Deals.Lists;

/// <summary>
/// A list of deals (intent <c>find</c> of deals), paged, counted, summed by currency, or in groups. In a group it goes to the direct chat.
/// </summary>
internal sealed class ListDeals(
    FindScope scopes, DealFilter filter, DealGroups groups, DealRowsOfList rows, PrintDeal print, DealStages stages,
    CompanySettings settings, CountedCard counted) : IFindRecords
{
    private const int PageSize = 6;

    public string Of => "deal";

    public Task<Reply> FindAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        ShowAsync(turn, ListRequest.Of(frame), 0, cancellationToken);

    public async Task<Reply> ShowAsync(Turn turn, ListRequest request, int page, CancellationToken cancellationToken)
    {
        var (scope, no) = await scopes.FindAsync(turn, "deal", request.Whose, cancellationToken);
        if (scope is null) return no!;
        if (!scope.ShowsAmounts && request.Has("amt")) return new Reply.Refuse("deal.list.noAmounts");
        var deals = filter.Of(turn, request, scope);
        var sums = await SumAsync(deals, cancellationToken);
        if (request.CountOnly)
            return counted.Of(turn, request, sums.Count, "deal.page", "deal.list.count",
                ("sum", Sum(turn, request, scope, sums, "deal.list.worth")));
        if (sums.Count == 0) return await OtherCurrenciesAsync(turn, request, scope, cancellationToken) ?? new Reply.Say("deal.list.none");
        var card = request.Text("group") is { } by
            ? await groups.CardAsync(turn, request, scope, deals, by, cancellationToken)
            : await PageAsync(turn, request, scope, deals, sums, page, cancellationToken);
        return await SendAsync(turn, card, sums.Count, cancellationToken);
    }

    /// <summary>The amount was meant in one currency: what would fit in others is told, instead of nothing at all.</summary>
    private async Task<Reply?> OtherCurrenciesAsync(Turn turn, ListRequest request, SaleScope scope, CancellationToken cancellationToken)
    {
        if (request.Amount(settings.DefaultCurrency) is not { } amount || request.Has("cur")) return null;
        var slots = request.ToJson();
        slots.Remove("amt");
        var others = filter.Of(turn, new ListRequest(slots), scope)
            .Where(deal => deal.Currency != null && deal.Currency != amount.Currency);
        if (amount.Min is { } low) others = others.Where(deal => deal.Amount >= low);
        if (amount.Max is { } high) others = others.Where(deal => deal.Amount <= high);
        var sums = await SumAsync(others, cancellationToken);
        return sums.Count == 0 ? null : new Reply.Say("deal.list.otherCurrencies", ("currency", amount.Currency), ("count", sums.Count),
            ("sum", sums.Print(turn.Locale)));
    }

    /// <summary>In a group of people only how many there are.</summary>
    public static async Task<Reply> SendAsync(Turn turn, Reply card, int count, CancellationToken cancellationToken)
    {
        if (!turn.Place.IsGroup) return card;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"deal.list:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("deal.list.inDirect", ("count", count));
    }

    public static async Task<MoneySums> SumAsync(IQueryable<Deal> deals, CancellationToken cancellationToken)
    {
        var sums = new MoneySums();
        foreach (var part in await deals.GroupBy(d => d.Currency).Select(g => new { g.Key, Count = g.Count(), Sum = g.Sum(d => d.Amount) })
            .ToListAsync(cancellationToken))
            sums.Add(part.Key, part.Sum, part.Count);
        return sums;
    }

    private async Task<Reply> PageAsync(
        Turn turn, ListRequest request, SaleScope scope, IQueryable<Deal> deals, MoneySums sums, int page,
        CancellationToken cancellationToken)
    {
        var count = request.Number("n") is { } most and > 0 ? Math.Min(most, sums.Count) : sums.Count;
        var pages = (count + PageSize - 1) / PageSize;
        page = Math.Min(page, pages - 1);
        var largest = count < sums.Count && scope.ShowsAmounts;
        var shown = await Ordered(deals, request, largest).Skip(page * PageSize).Take(Math.Min(PageSize, count - (page * PageSize)))
            .AsNoTracking().ToListAsync(cancellationToken);
        return new Reply.Card("deal-list", new JsonObject
        {
            ["ask"] = request.ToJson(),
            ["rows"] = CardRow.List(await rows.OfAsync(turn, shown, scope, cancellationToken)),
            ["previous"] = page - 1,
            ["next"] = page + 1,
            ["hasPrevious"] = page > 0,
            ["hasNext"] = page + 1 < pages,
            ["who"] = scope.Name,
            ["say"] = new JsonObject
            {
                ["title"] = print.Words(turn.Locale, largest ? "deal.list.largest" : TitleKey(request),
                    ("count", largest ? count : sums.Count)),
                ["sum"] = largest ? "" : Sum(turn, request, scope,
                    request.Text("bucket") == "weighted" ? await WeighAsync(deals, stages, cancellationToken) : sums, "deal.list.sum"),
                ["page"] = pages > 1 ? print.Words(turn.Locale, "agenda.page", ("page", page + 1), ("pages", pages)) : "",
            },
        });
    }

    /// <summary>Each amount by its chance.</summary>
    public static async Task<MoneySums> WeighAsync(IQueryable<Deal> deals, DealStages stages, CancellationToken cancellationToken)
    {
        var sums = new MoneySums(parts: 100);
        var parts = await deals.GroupBy(d => new { d.Stage, d.Probability, d.Currency })
            .Select(g => new { g.Key.Stage, g.Key.Probability, g.Key.Currency, Count = g.Count(), Sum = g.Sum(d => d.Amount) })
            .ToListAsync(cancellationToken);
        foreach (var part in parts) sums.Add(part.Currency, part.Sum * (part.Probability ?? stages.ProbabilityOf(part.Stage)), part.Count);
        return sums;
    }

    /// <summary>Only to put amounts of different currencies into an order; nothing that is shown is reckoned with it.</summary>
    private static readonly System.Linq.Expressions.Expression<Func<Deal, long?>> RoughWorth = d =>
        d.Amount * (d.Currency == "GBP" ? 180
            : d.Currency == "EUR" ? 155
            : d.Currency == "USD" ? 140
            : d.Currency == "HKD" ? 18
            : d.Currency == "JPY" ? 1 : 20);

    /// <summary>Who asks for the first five of many means the largest.</summary>
    private static IQueryable<Deal> Ordered(IQueryable<Deal> deals, ListRequest request, bool largest)
    {
        if (largest || request.Has("amt") || request.Text(Frame.Order) == "amount")
            return deals.OrderByDescending(RoughWorth).ThenBy(d => d.Id);
        return DealFilter.IsOfEnded(request)
            ? deals.OrderByDescending(d => d.ClosedOn).ThenByDescending(d => d.Id)
            : deals.OrderBy(d => d.CloseOn).ThenBy(d => d.Id);
    }

    private string Sum(Turn turn, ListRequest request, SaleScope scope, MoneySums sums, string key) =>
        scope.ShowsAmounts && sums.Print(turn.Locale) is { Length: > 0 } sum
            ? print.Words(turn.Locale, request.Text("bucket") == "weighted" ? "deal.list.weighted" : key, ("sum", sum))
            : "";

    private static string TitleKey(ListRequest request) => request.Text("state") switch
    {
        "won" => "deal.list.won",
        "lost" => "deal.list.lost",
        "held" => "deal.list.held",
        _ when request.Text("bucket") is "commit" or "overdue" or "undated" => "deal.list." + request.Text("bucket"),
        _ => "deal.list.title",
    };
}

/// <summary>Another page, or a list that a number of a report stands for.</summary>
internal sealed class TurnDealPage(ListDeals list) : ICardVerb
{
    public string Verb => "deal.page";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        list.ShowAsync(turn, ListRequest.Of(action), ListRequest.Page(action), cancellationToken);
}
