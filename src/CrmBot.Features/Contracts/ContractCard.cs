using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Contracts;

/// <summary>The card of a contract: what was signed, how long it still runs, and what comes after it.</summary>
internal sealed class ContractCard(
    PrintDeal print, DealRows dealRows, ICustomerDirectory customers, IPersonDirectory people, PrintCustomer printCustomer, Policy policy)
    : IRecordCard
{
    public string Kind => "contract";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        var contract = await view.Records.ReadAsync<Contract>(id, cancellationToken);
        if (contract is null || await customers.FindAsync(view, contract.CustomerId, cancellationToken) is not { } customer) return null;
        var sight = policy.Decide(cardView.Viewer, "see", contract.Subject);
        var owner = contract.OwnerId is { } person ? await people.FindAsync(view, person, cancellationToken) : null;
        var ownerLine = printCustomer.Owner(owner?.Name, contract.Team, cardView.Locale);
        if (cardView.Viewer is null || !sight.Allowed)
            return new("deal-group", Poster(customer, ownerLine, contract, cardView), "contract.summary");
        var sold = contract.DealId is { } dealId ? await view.Records.ReadAsync<Deal>(dealId, cancellationToken) : null;
        return new("contract", Data(view, contract, sold, customer, ownerLine, sight, cardView), "contract.summary");
    }

    private JsonObject Poster(CustomerBrief customer, string owner, Contract contract, CardView cardView) => new()
    {
        ["customer"] = customer.Name,
        ["owner"] = owner,
        ["details"] = cardView.Place.IsGroup,
        ["say"] = new JsonObject { ["title"] = Title(contract, cardView.Locale) },
    };

    private JsonObject Data(
        ReadView view, Contract contract, Deal? sold, CustomerBrief customer, string owner, Decision sight, CardView cardView)
    {
        var (locale, now) = (cardView.Locale, view.LocalNow(cardView.Zone));
        var showsAmount = !sight.Masked.Contains(SalePolicy.Amount);
        return new JsonObject
        {
            ["customer"] = customer.Name,
            ["customerId"] = customer.Id.ToString("N"),
            ["rows"] = CardRow.List(Rows(contract, cardView.Viewer?.Id == contract.OwnerId ? "" : owner, showsAmount, now, locale)),
            ["canRenew"] = contract.RenewalId is null && policy.Decide(cardView.Viewer, "change", contract.Subject).Allowed,
            ["renewal"] = contract.RenewalId?.ToString("N") ?? "",
            ["say"] = new JsonObject
            {
                ["title"] = Title(contract, locale),
                ["left"] = Left(contract, DateOnly.FromDateTime(now), locale),
                ["warn"] = showsAmount ? dealRows.PartsWarning(contract.Parts, Whole(contract, sold), contract.Currency, locale) ?? "" : "",
            },
        };
    }

    // What is paid by month or quarter has a year's worth as its amount, and instalments of all its years.
    private static long? Whole(Contract contract, Deal? sold) =>
        sold is not null && sold.Amount == contract.Amount ? sold.Over(contract.Term ?? sold.Term) : contract.Amount;

    private IEnumerable<JsonObject> Rows(Contract contract, string owner, bool showsAmount, DateTime now, string locale)
    {
        (string Field, string Text)[] rows =
        [
            ("amount", showsAmount ? contract.Money?.Print(locale) ?? "" : print.Words(locale, "deal.hidden")),
            ("parts", showsAmount
                ? string.Join(" + ", contract.Parts.Select(part => PrintDeal.Money(part, contract.Currency ?? "CNY", locale))) : ""),
            ("start", print.Day(contract.StartOn, now, locale)),
            ("end", print.Day(contract.EndOn, now, locale)),
            ("term", contract.Term is { } term ? print.Span(term, locale) : ""),
            ("notice",
                contract.Notice is { } notice ? print.Words(locale, "contract.noticeBefore", ("span", print.Span(notice, locale))) : ""),
            ("owner", owner),
        ];
        return rows.Where(row => row.Text.Length > 0)
            .Select(row => CardRow.Of(print.Words(locale, "contract.label." + row.Field), row.Text));
    }

    private string Left(Contract contract, DateOnly today, string locale) =>
        DayCode.Read(contract.EndOn) is not { } end ? "" : (end.DayNumber - today.DayNumber) switch
        {
            < 0 => print.Words(locale, "contract.ended"),
            0 => print.Words(locale, "contract.endsToday"),
            var days => print.Words(locale, "contract.daysLeft", ("count", days)),
        };

    private string Title(Contract contract, string locale) => PrintCustomer.Joined(print.Words(locale, "contract.title"), contract.Short);
}
