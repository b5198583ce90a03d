using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Contracts;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>
/// The customer has signed (intent <c>won</c>). Amount and what it was won by may come later: the card asks. When the sentence says how
/// long it runs, the contract is filed too.
/// </summary>
internal sealed class WinDeal(
    FindDeal find, OpenDeal open, FillDeal fill, KeepDealInStep keep, DescribeDeal describe, FileContract contracts, WinFactors factors,
    SpokenMoney money, CompanySettings settings) : IFrameHandler, IEndDeal
{
    /// <summary>Said again within this time, with the same amount or none, it is the same signature.</summary>
    private static readonly long SameFor = (long)TimeSpan.FromDays(30).TotalMilliseconds;

    public string Intent => "won";

    public string Stage => DealStages.Won;

    public bool AsksOnCard(string code) => code is "factors" or "amt";

    public Task<Reply> EndAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var slots = (JsonObject)frame.Slots.DeepClone();
        slots.Remove("stage");
        slots["at"] = SaidTime.Write(DateOnly.FromDateTime(turn.LocalNow));
        return HandleAsync(turn, new Frame(Intent, slots), cancellationToken);
    }

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Has(Frame.WonBefore)) return await factors.TellAsync(turn, find, frame, cancellationToken);
        (frame, var saysNothing) = WithoutNothing(frame);
        var target = await find.FindAsync(turn, frame, UpdateDeal.OpenOrHeld, cancellationToken);
        if (target.Instead is { } instead) return instead;
        var again = target.Deal is null ? await WonBeforeAsync(turn, target.Customer!, frame, cancellationToken) : null;
        var deal = target.Deal ?? again ?? await open.OpenAsync(turn, target.Customer!, cancellationToken);
        if (target.Deal is null && again is null)
            DealHistory.Add(turn.Work, deal, DealMoveKind.Opened, DealTeller.Of(turn), null, deal.Stage);
        // Signed for nothing contradicts what was expected: the card asks for the amount then.
        if (saysNothing && again is null) deal.Price(null, null);
        return await WriteAsync(turn, deal, frame, cancellationToken);
    }

    private (Frame Frame, bool SaysNothing) WithoutNothing(Frame frame)
    {
        if (Budget.Read(frame.Object("amt"), settings.DefaultCurrency) is not { IsNothing: true }) return (frame, false);
        var slots = (JsonObject)frame.Slots.DeepClone();
        slots.Remove("amt");
        return (new Frame(frame.Intent, slots), true);
    }

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        Task.FromResult(new DraftView("deal.draft.won", describe.Lines(turn, frame)));

    public async Task<Reply?> CorrectAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken)
    {
        if (await UpdateDeal.OpenedByAsync(turn, preview, corrected, cancellationToken) is not { } deal) return null;
        await OpenDeal.EmptyAsync(turn, deal, cancellationToken);
        corrected = WithoutNothing(corrected).Frame;
        DealHistory.Add(turn.Work, deal, DealMoveKind.Opened, DealTeller.Of(turn), null, deal.Stage);
        return await WriteAsync(turn, deal, corrected, cancellationToken);
    }

    private static async Task<Deal?> WonBeforeAsync(Turn turn, CustomerBrief customer, Frame frame, CancellationToken cancellationToken)
    {
        var deals = await turn.Work.Records.ListAsync<Deal>(nameof(Deal.CustomerId), customer.Id, cancellationToken);
        var last = deals.Where(deal => deal.State == DealState.Won && deal.MovedAt > turn.Now - SameFor).MaxBy(deal => deal.MovedAt);
        // Where nobody has said yet what was signed, the amount is told of that signature.
        if (last is null || !last.HasOneAmount || frame.Object("amt") is not { } amount) return last;
        return Budget.Read(amount, last.Currency ?? "CNY") is { } said && last.Money is { } known && said.Min == known.Min
            && said.Currency == known.Currency ? last : null;
    }

    private async Task<Reply> WriteAsync(Turn turn, Deal deal, Frame frame, CancellationToken cancellationToken)
    {
        var day = DayCode.Of(frame.Text("at")) ?? DayCode.Of(DateOnly.FromDateTime(turn.LocalNow));
        frame = PlainAmount.InUnits(frame, deal.Money?.Max ?? deal.Money?.Min, deal.Currency, turn.Locale);
        frame = await money.InOwnAsync(turn, deal, frame, cancellationToken);
        Win(turn, deal, frame, day);
        await contracts.OfDealAsync(turn, deal, frame, cancellationToken);
        await keep.ChangedAsync(turn.Work, deal, cancellationToken);
        return UpdateDeal.Show(turn, deal);
    }

    private void Win(Turn turn, Deal deal, Frame frame, int day)
    {
        var (before, stood) = (DealFacts.Of(deal), deal.State);
        var teller = DealTeller.Of(turn) with { Day = day };
        fill.PutFacts(deal, frame, turn.Text);
        if (stood != DealState.Won) deal.Win(day, turn.Now);
        else if (frame.Has("at") && deal.ClosedOn > day) deal.ClosedAnother(day);
        if (frame.Texts("factors") is { Count: > 0 } said) factors.Put(deal, said);
        PutTerms(deal, frame);
        DealHistory.AddChanges(turn.Work, deal, before, teller);
        if (stood != DealState.Won)
            DealHistory.Add(turn.Work, deal, DealMoveKind.Won, teller, stood == DealState.Open ? deal.Stage : DealHistory.NameOf(stood),
                "won");
    }

    private void PutTerms(Deal deal, Frame frame)
    {
        deal.Kind = frame.Text("kind") is "renewal" or "first" or "upsell" ? frame.Text("kind") : deal.Kind;
        deal.Term = Clip.Optional(frame.Text("term"), 20) ?? deal.Term;
        if (PartList.Of(frame, deal.Currency ?? settings.DefaultCurrency) is { Count: > 0 } parts) deal.Parts = deal.OfWhole(parts);
        deal.ClosingNote = Clip.Optional(frame.Text("note"), Deal.NoteLength) ?? deal.ClosingNote;
    }
}
