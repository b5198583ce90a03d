using System.Text.Json.Nodes;
using CrmBot.Features.Contracts;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>Lost, put on hold, or back again (intent <c>lost</c>). The reason may come later: the card asks.</summary>
internal sealed class LoseDeal(
    FindDeal find, OpenDeal open, KeepDealInStep keep, DescribeDeal describe, NotSignedAfterAll notSigned) : IFrameHandler, IEndDeal
{
    public static readonly IReadOnlyList<string> Reasons =
        ["price", "competitor", "need_changed", "budget", "no_response", "missing_feature", "delivery", "relation", "other"];

    private static readonly long SameFor = (long)TimeSpan.FromDays(30).TotalMilliseconds;

    public string Intent => "lost";

    public string Stage => DealStages.Lost;

    public bool AsksOnCard(string code) => code is "reason" or "rival";

    public Task<Reply> EndAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var slots = (JsonObject)frame.Slots.DeepClone();
        slots.Remove("stage");
        return HandleAsync(turn, new Frame(Intent, slots), cancellationToken);
    }

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Is("act", "reopen")) return await ReopenAsync(turn, frame, cancellationToken);
        var target = await find.FindAsync(turn, frame, UpdateDeal.OpenOrHeld, cancellationToken);
        if (target.Instead is { } instead) return instead;
        var holds = frame.Is("act", "hold");
        var again = target.Deal is null ? await LostBeforeAsync(turn, target.Customer!, cancellationToken) : null;
        var deal = target.Deal ?? again ?? await open.OpenAsync(turn, target.Customer!, cancellationToken);
        if (target.Deal is null && again is null)
            DealHistory.Add(turn.Work, deal, DealMoveKind.Opened, DealTeller.Of(turn), null, deal.Stage);
        if (again is not null && holds) Reopen(turn, again);   // told lost too early: it is only on hold, and no second deal
        End(turn, deal, frame, holds ? DealState.Held : DealState.Lost);
        await keep.ChangedAsync(turn.Work, deal, cancellationToken);
        return await TakeBackContract.ShowAsync(turn, deal, cancellationToken);
    }

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => Task.FromResult(new DraftView(
        frame.Text("act") switch { "hold" => "deal.draft.hold", "reopen" => "deal.draft.reopen", _ => "deal.draft.lost" },
        describe.Lines(turn, frame)));

    public async Task<Reply?> CorrectAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken)
    {
        if (corrected.Is("act", "reopen") || await UpdateDeal.OpenedByAsync(turn, preview, corrected, cancellationToken) is not { } deal)
            return null;
        await OpenDeal.EmptyAsync(turn, deal, cancellationToken);
        DealHistory.Add(turn.Work, deal, DealMoveKind.Opened, DealTeller.Of(turn), null, deal.Stage);
        End(turn, deal, corrected, corrected.Is("act", "hold") ? DealState.Held : DealState.Lost);
        await keep.ChangedAsync(turn.Work, deal, cancellationToken);
        return UpdateDeal.Show(turn, deal);
    }

    /// <summary>Lost or on hold, with what was said about it.</summary>
    public static void End(Turn turn, Deal deal, Frame frame, DealState end)
    {
        var (before, stood, teller) = (DealFacts.Of(deal), deal.State, DealTeller.Of(turn));
        var known = stood == end ? (deal.Reason, deal.ClosingNote) : (null, null);
        if (end == DealState.Held) deal.Hold(teller.Day, turn.Now);
        else if (stood != DealState.Lost) deal.Lose(teller.Day, turn.Now);
        deal.Reason = end == DealState.Lost && Reasons.Contains(frame.Text("reason")) ? frame.Text("reason") : known.Reason;
        FillDeal.PutRival(deal, frame.Text("rival"));
        deal.ClosingNote = Clip.Optional(frame.Text("note"), Deal.NoteLength) ?? known.ClosingNote;
        deal.RevisitOn = Revisit(frame.Text("revisit")) ?? deal.RevisitOn;
        DealHistory.AddChanges(turn.Work, deal, before, teller);
        if (stood != end)
            DealHistory.Add(turn.Work, deal, end == DealState.Held ? DealMoveKind.Held : DealMoveKind.Lost, teller,
                stood == DealState.Open ? deal.Stage : DealHistory.NameOf(stood), DealHistory.NameOf(end));
    }

    /// <summary>Open again; what was said when it closed stays in the history.</summary>
    public static void Reopen(Turn turn, Deal deal)
    {
        var from = DealHistory.NameOf(deal.State);
        deal.Reopen(turn.Now);
        DealHistory.Add(turn.Work, deal, DealMoveKind.Reopened, DealTeller.Of(turn), from, "open");
    }

    private async Task<Reply> ReopenAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Has(Frame.BackTo)) return await notSigned.BackAsync(turn, frame, cancellationToken);
        var target = await find.FindAsync(turn, frame, [DealState.Held, DealState.Lost], cancellationToken);
        if (target.Instead is { } instead) return instead;
        if (target.Deal is not { } deal) return new Reply.Refuse("deal.nothingToReopen", ("name", target.Customer!.Name));
        Reopen(turn, deal);
        await keep.ChangedAsync(turn.Work, deal, cancellationToken);
        return UpdateDeal.Show(turn, deal);
    }

    private static async Task<Deal?> LostBeforeAsync(Turn turn, CustomerBrief customer, CancellationToken cancellationToken) =>
        (await turn.Work.Records.ListAsync<Deal>(nameof(Deal.CustomerId), customer.Id, cancellationToken))
            .Where(deal => deal.State == DealState.Lost && deal.MovedAt > turn.Now - SameFor).MaxBy(deal => deal.MovedAt);

    /// <summary>A day, or the first day of a month.</summary>
    private static int? Revisit(string? said) => said is { Length: 7 } month ? DayCode.Of(month + "-01") : DayCode.Of(said);
}
