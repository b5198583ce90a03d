using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>
/// What is said about a deal: stage, amount, day, chance, competitor, blocker (intent <c>deal_upd</c>). The first such sentence about a
/// customer opens its deal.
/// </summary>
internal sealed class UpdateDeal(
    FindDeal find, OpenDeal open, FillDeal fill, KeepDealInStep keep, DescribeDeal describe, CustomerForChange customers, SpokenMoney money,
    CompanySettings settings, IEnumerable<IEndDeal> ends) : IFrameHandler
{
    /// <summary>A deal on hold is meant only when there is no open one.</summary>
    public static readonly IReadOnlyList<DealState> OpenOrHeld = [DealState.Open, DealState.Held];

    public string Intent => "deal_upd";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (Refusal(frame) is { } refusal) return refusal;
        // "Move it to won" is a signature, with everything that belongs to one.
        if (ends.FirstOrDefault(known => known.Stage == frame.Text("stage")) is { } end)
            return await end.EndAsync(turn, frame, cancellationToken);
        var target = frame.Is("act", "new")
            ? await NewAsync(turn, frame, cancellationToken)
            : await find.FindAsync(turn, frame, OpenOrHeld, cancellationToken);
        if (target.Instead is { } instead) return instead;
        var deal = target.Deal ?? await open.OpenAsync(turn, target.Customer!, cancellationToken);
        return await WriteAsync(turn, deal, frame, isNew: target.Deal is null, cancellationToken);
    }

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        Task.FromResult(new DraftView(frame.Is("act", "new") ? "deal.draft.new" : "deal.draft.update",
            describe.Lines(turn, frame)) { Refusal = Refusal(frame) });

    public async Task<Reply?> CorrectAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken)
    {
        if (Refusal(corrected) is { } refusal) return refusal;
        if (corrected.Has("stage") && ends.Any(end => end.Stage == corrected.Text("stage"))) return null;
        if (await OpenedByAsync(turn, preview, corrected, cancellationToken) is not { } deal) return null;
        await OpenDeal.EmptyAsync(turn, deal, cancellationToken);
        return await WriteAsync(turn, deal, corrected, isNew: true, cancellationToken);
    }

    /// <summary>An amount of nothing is no amount: kept as it was, and said so.</summary>
    private Reply.Refuse? Refusal(Frame frame) =>
        Budget.Read(frame.Object("amt"), settings.DefaultCurrency) is { IsNothing: true } ? new Reply.Refuse("deal.amountOfNothing") : null;

    /// <summary>
    /// The deal that the sentence being corrected had opened, for the same customer still: it keeps its number. Null otherwise; the runtime
    /// then takes the sentence back and stores it anew.
    /// </summary>
    public static async Task<Deal?> OpenedByAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken)
    {
        if (preview.Record is not { Kind: "deal", Id: var id } || corrected.Text("cust") != preview.Frame.Text("cust")) return null;
        var deal = await turn.Work.Records.FindAsync<Deal>(id, cancellationToken);
        return deal is not null && deal.OpenedBy == turn.Actor.Id && deal.OpenedIn is not null && deal.OpenedIn == preview.StoredBy
            ? deal
            : null;
    }

    private async Task<DealTarget> NewAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, instead) = await customers.FindBriefAsync(turn, frame, "see", cancellationToken);
        return customer is null ? new(null, null, instead) : find.ForNew(turn, customer);
    }

    private async Task<Reply> WriteAsync(Turn turn, Deal deal, Frame frame, bool isNew, CancellationToken cancellationToken)
    {
        var before = DealFacts.Of(deal);
        var stage = frame.Text("stage");
        frame = PlainAmount.InUnits(frame, deal.Money?.Max ?? deal.Money?.Min, deal.Currency, turn.Locale);
        frame = await money.InOwnAsync(turn, deal, frame, cancellationToken);
        if (isNew)
        {
            if (stage is not null) PutFirstStage(deal, stage);
            fill.PutFacts(deal, frame, turn.Text);
            DealHistory.Add(turn.Work, deal, DealMoveKind.Opened, DealTeller.Of(turn), null, deal.Stage);
        }
        else
        {
            // The stage first: a chance said in the same sentence is meant for it.
            if (!fill.IsQuotedAnew(deal, frame)) fill.PutStage(turn, deal, stage);
            fill.PutFacts(deal, frame, turn.Text);
            DealHistory.AddChanges(turn.Work, deal, before, DealTeller.Of(turn));
        }

        await keep.ChangedAsync(turn.Work, deal, cancellationToken);
        return Show(turn, deal);
    }

    private void PutFirstStage(Deal deal, string stage)
    {
        if (fill.IsStage(stage)) deal.Stage = stage;
    }

    public static Reply.OfRecord Show(Turn turn, Deal deal)
    {
        turn.Memory.LastRecord = new RecordRef("deal", deal.Id);
        return new Reply.OfRecord(new RecordRef("deal", deal.Id));
    }
}

/// <summary>An end that a deal can come to, for sentences that name it as a stage.</summary>
internal interface IEndDeal
{
    /// <summary>World code: won or lost.</summary>
    string Stage { get; }

    /// <param name="frame">A <c>deal_upd</c> frame.</param>
    Task<Reply> EndAsync(Turn turn, Frame frame, CancellationToken cancellationToken);
}
