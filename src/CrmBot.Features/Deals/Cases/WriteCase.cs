using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Search;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals.Cases;

/// <summary>写成案例 on the card of a deal that was won or lost.</summary>
internal sealed class WriteCase(
    CardLibrary cards, DealForms deals, ICustomerDirectory customers, WinFactors factors, PrintDeal print) : ICustomerForm
{
    public string Name => "deal.case";

    public async Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken)
    {
        var (deal, no) = await deals.FindAsync(opening.View, opening.Actor, opening.Record, cancellationToken);
        if (deal is null) return no!;
        if (!deal.IsClosed) return new FormResult.Refuse("deal.case.notClosed");
        var known = await OfDealAsync(opening.View, deal.Id, cancellationToken);
        var customer = await customers.FindAsync(opening.View, deal.CustomerId, cancellationToken);
        return Show(deal, known?.Title ?? PrintCustomer.Joined(customer?.Name, deal.Name),
            known?.Text ?? Beginning(deal, opening.Actor.Locale), []);
    }

    public async Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
    {
        var (deal, no) = await deals.FindAsync(turn.Work, turn.Actor, input.Record, cancellationToken);
        if (deal is null) return no!;
        if (!deal.IsClosed) return new FormResult.Refuse("deal.case.notClosed");
        var (title, text, errors) = (input.Text("title"), input.Text("text"), new FormErrors(cards, turn.Locale));
        if (title is null || text is null) errors.Add("deal.case.empty");
        if (title?.Length > SaleCase.TitleLength) errors.Add("form.too_long", ("limit", SaleCase.TitleLength));
        if (text?.Length > SaleCase.TextLength) errors.Add("form.too_long", ("limit", SaleCase.TextLength));
        if (!errors.None) return Show(deal, title ?? "", text ?? "", errors.ToJson());
        await KeepAsync(turn, deal, title!, text!, cancellationToken);
        return new FormResult.Done();
    }

    private static async Task KeepAsync(Turn turn, Deal deal, string title, string text, CancellationToken cancellationToken)
    {
        var customer = await turn.Work.Records.ReadAsync<Customer>(deal.CustomerId, cancellationToken);
        var told = await OfDealAsync(turn.Work, deal.Id, cancellationToken);
        if (told is null)
        {
            told = new SaleCase { DealId = deal.Id, Title = title, Text = text, IsWon = deal.State == DealState.Won, Reason = deal.Reason,
                WrittenBy = turn.Actor.Id, CreatedAt = turn.Now };
            turn.Db.Add(told);
        }

        (told.Title, told.Text, told.Industry) = (title, text, customer?.Industry);
        await IndexAsync(turn.Work, told, cancellationToken);
    }

    public static Task IndexAsync(UnitOfWork work, SaleCase told, CancellationToken cancellationToken) => work.Search.IndexAsync(
        new RecordRef("sale_case", told.Id),
        [new SearchText("name", told.Title), new SearchText("industry", told.Industry ?? ""),
            new SearchText("text", Clip.To(told.Text, 500))],
        cancellationToken);

    private static async Task<SaleCase?> OfDealAsync(ReadView view, Guid deal, CancellationToken cancellationToken) =>
        (await view.Records.ListAsync<SaleCase>(nameof(SaleCase.DealId), deal, cancellationToken)).FirstOrDefault();

    private string Beginning(Deal deal, string locale) => PrintCustomer.Joined(
        deal.State == DealState.Won ? string.Join(" · ", factors.Words(deal, locale)) : print.Reason(deal, locale), deal.Rival,
        deal.ClosingNote);

    private static FormResult.Show Show(Deal deal, string title, string text, JsonArray errors) => new(
        "form-deal-case", new JsonObject { ["errors"] = errors, ["title"] = title, ["text"] = text }, "deal.case.form",
        new RecordRef("deal", deal.Id));
}

/// <summary>A story put back or removed by undo is found, or found no more.</summary>
internal sealed class AfterCaseUndo : IAfterUndo
{
    public string Kind => "sale_case";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        var told = await work.Records.FindAsync<SaleCase>(id, cancellationToken);
        await (told is null
            ? work.Search.RemoveAsync(new RecordRef("sale_case", id), cancellationToken)
            : WriteCase.IndexAsync(work, told, cancellationToken));
    }
}
