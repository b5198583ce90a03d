using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Deals;

/// <summary>
/// The one card of a deal, always as it stands now, with the question that is open and the moves that are next. In a group only that there
/// is a deal and how far it is; the owner has a view of their own there.
/// </summary>
internal sealed class DealCard(
    PrintDeal print, DealRows rows, DealQuestions questions, DealStages stages, DealTrail trail, ICustomerDirectory customers,
    IPersonDirectory people,
    PrintCustomer printCustomer, Policy policy) : IRecordCard
{
    public string Kind => "deal";

    public async Task<IReadOnlyCollection<Guid>> ViewersAsync(ReadView view, Guid id, CancellationToken cancellationToken) =>
        await view.Records.ReadAsync<Deal>(id, cancellationToken) is { OwnerId: { } owner } ? [owner] : [];

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        var deal = await view.Records.ReadAsync<Deal>(id, cancellationToken);
        if (deal is null || await customers.FindAsync(view, deal.CustomerId, cancellationToken) is not { } customer) return null;
        var sight = policy.Decide(cardView.Viewer, "see", FindDeal.SubjectOf(deal));
        if (cardView.Viewer is null || !sight.Allowed)
            return new("deal-group", await PosterAsync(view, deal, customer, sight, cardView, cancellationToken), "deal.summary");
        var data = await DataAsync(view, deal, customer, sight, cardView, cancellationToken);
        return new("deal", data, "deal.summary");
    }

    private async Task<JsonObject> PosterAsync(
        ReadView view, Deal deal, CustomerBrief customer, Decision sight, CardView cardView, CancellationToken cancellationToken)
    {
        var owner = deal.OwnerId is { } id ? await people.FindAsync(view, id, cancellationToken) : null;
        return new JsonObject
        {
            ["customer"] = customer.Name,
            ["owner"] = printCustomer.Owner(owner?.Name, deal.Team, cardView.Locale),
            ["details"] = cardView.Place.IsGroup,
            ["say"] = new JsonObject { ["title"] = sight.Allowed ? Title(deal, cardView.Locale) : PrintDeal.Number(deal) },
        };
    }

    private async Task<JsonObject> DataAsync(
        ReadView view, Deal deal, CustomerBrief customer, Decision sight, CardView cardView, CancellationToken cancellationToken)
    {
        var locale = cardView.Locale;
        var mayChange = policy.Decide(cardView.Viewer, "change", FindDeal.SubjectOf(deal)).Allowed;
        var showsAmount = !sight.Masked.Contains(SalePolicy.Amount);
        var asks = mayChange ? questions.Asks(deal) : "";
        var next = deal.IsOpen ? stages.After(deal.Stage) : null;
        return new JsonObject
        {
            ["customer"] = customer.Name,
            ["customerId"] = customer.Id.ToString("N"),
            ["name"] = deal.Name ?? "",
            ["state"] = DealHistory.NameOf(deal.State),
            ["rows"] = CardRow.List(await rows.OfAsync(view, deal, showsAmount, cardView, cancellationToken)),
            ["history"] = CardRow.List(await trail.LatestAsync(view, deal, showsAmount, cardView, cancellationToken)),
            ["mayChange"] = mayChange,
            ["next"] = mayChange ? next ?? "" : "",
            ["asks"] = asks,
            ["rival"] = deal.Rival ?? "",
            ["close"] = Reading.DayCode.Read(deal.CloseOn) is { } day ? Reading.SaidTime.Write(day) : "",
            ["amount"] = deal.Money?.Print(locale) ?? "",
            ["hasOneAmount"] = deal.HasOneAmount,
            ["factors"] = asks == "factors" ? questions.FactorChoices(locale) : [],
            ["reasons"] = asks == "reason" ? questions.ReasonChoices(locale) : [],
            ["reason"] = deal.Reason ?? "",
            ["key"] = ProfileData.KeyOf(deal.Id),
            ["say"] = new JsonObject
            {
                ["key"] = ProfileData.KeyOf(deal.Id),
                ["title"] = Title(deal, locale),
                ["flag"] = mayChange ? questions.Flag(deal, locale) : "",
                ["warn"] = showsAmount ? rows.PartsWarning(deal.Parts, deal.Over(deal.Term), deal.Currency, locale) ?? "" : "",
                ["next"] = next is null ? "" : print.Words(locale, "deal.button.next", ("stage", stages.Word(next, locale))),
            },
        };
    }

    private string Title(Deal deal, string locale) => PrintCustomer.Joined(PrintDeal.Number(deal), print.Stage(deal, locale));
}
