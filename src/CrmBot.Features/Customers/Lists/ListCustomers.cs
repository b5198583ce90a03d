using CrmBot.Features.Deals.Lists;
using CrmBot.Features.Interactions;
using CrmBot.Features.Lists;
using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers.Lists;

/// <summary>
/// A list of customers (intent <c>find</c> of customers), paged, in groups or only counted. In a group it goes to the direct chat.
/// </summary>
internal sealed class ListCustomers(
    FindScope scopes, WantedCustomers wanted, CustomerRows rows, CustomerGroups groups, PrintCustomer print, CountedCard counted)
    : IFindRecords
{
    private const int PageSize = 8;

    /// <summary>More than this nobody pages through; sorting them would hold up everybody's writes.</summary>
    private const int MostSorted = 20_000;

    public string Of => "cust";

    public Task<Reply> FindAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        ShowAsync(turn, ListRequest.Of(frame), 0, cancellationToken);

    public async Task<Reply> ShowAsync(Turn turn, ListRequest request, int page, CancellationToken cancellationToken)
    {
        var (scope, no) = await scopes.FindAsync(turn, "customer", request.Whose, cancellationToken);
        if (scope is null) return no!;
        var customers = await wanted.OfAsync(turn, request, scope, cancellationToken);
        var count = await customers.CountAsync(cancellationToken);
        if (request.CountOnly) return counted.Of(turn, request, count, "customer.page", "customer.list.count");
        if (request.Has(Frame.Fading))
            scope = scope with { Name = PrintCustomer.Joined(scope.Name, await FadingAsync(turn, cancellationToken)) };
        if (count == 0) return new Reply.Say(scope.IsMine ? "customer.list.noneOfMine" : "customer.list.none");
        var card = request.Text("group") is { } by
            ? await groups.CardAsync(turn, request, scope, customers, by, cancellationToken)
            : await PageAsync(turn, request, scope, customers, count, page, cancellationToken);
        if (!turn.Place.IsGroup) return card;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"customer.list:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("lead.list.inDirect");
    }

    private async Task<string> FadingAsync(Turn turn, CancellationToken cancellationToken) =>
        print.Words(turn.Locale, "customer.list.fading", ("days", await wanted.FadingAfterAsync(turn, cancellationToken)));

    private async Task<Reply> PageAsync(
        Turn turn, ListRequest request, SaleScope scope, IQueryable<Customer> customers, int found, int page,
        CancellationToken cancellationToken)
    {
        var count = request.Number("n") is { } most and > 0 ? Math.Min(most, found) : found;
        var pages = (count + PageSize - 1) / PageSize;
        page = Math.Min(page, pages - 1);
        var shown = await InOrder(turn, request, customers, found)
            .Skip(page * PageSize).Take(Math.Min(PageSize, count - (page * PageSize))).ToListAsync(cancellationToken);
        var title = print.Words(turn.Locale, scope.IsMine ? "customer.list.mine" : "customer.list.title", ("count", found));
        return new CustomerListCard(title, await rows.OfAsync(turn, shown, showsOwner: scope.Owner is null, cancellationToken))
        {
            Who = scope.Name,
            Ask = request.ToJson(),
            Page = pages > 1 ? print.Words(turn.Locale, "agenda.page", ("page", page + 1), ("pages", pages)) : "",
            Previous = page > 0 ? page - 1 : null,
            Next = page + 1 < pages ? page + 1 : null,
        }.ToReply();
    }

    // The best first, of them those that moved last; of a whole company's, the newest: ids grow with time.
    private static IQueryable<Customer> InOrder(Turn turn, ListRequest request, IQueryable<Customer> customers, int found) =>
        found > MostSorted
            ? customers.OrderByDescending(customer => customer.Id)
            : request.Text(Frame.Order) == "silent" ? SilentCustomers.LongestFirst(turn.Work, customers)
            : customers.OrderBy(customer => customer.Grade == null).ThenBy(customer => customer.Grade)
                .ThenByDescending(customer => customer.ChangedAt).ThenBy(customer => customer.Id);
}

/// <summary>Another page of customers; whoever clicks is checked anew.</summary>
internal sealed class TurnCustomerPage(ListCustomers list) : ICardVerb
{
    public string Verb => "customer.page";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        list.ShowAsync(turn, ListRequest.Of(action), ListRequest.Page(action), cancellationToken);
}
