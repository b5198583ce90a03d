using System.Globalization;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>Puts what a sentence or a form said into a deal.</summary>
internal sealed class FillDeal(CompanySettings settings, DealStages stages)
{
    private static readonly HashSet<string> Nobody = new(["无", "没有", "暂无", "没", "none", "no", "nobody", "n/a", "-"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Everything of the frame but its stage.</summary>
    /// <param name="said">The sentence; null for what nobody typed.</param>
    public void PutFacts(Deal deal, Frame frame, string? said = null)
    {
        deal.Name = Clip.Optional(frame.Text("name"), Deal.NameLength) ?? deal.Name;
        if (Budget.Read(SaidCurrency.Own(frame.Object("amt"), said, deal.Currency, settings.DefaultCurrency),
            deal.Currency ?? settings.DefaultCurrency) is { IsNothing: false } money)
            deal.Price(money, Per(deal, money, frame.Text("per") ?? frame.Text(Frame.Per)));
        if (DayCode.Of(frame.Text("close")) is { } close) deal.CloseOn = close;
        if (Share(frame) is { } share) deal.Probability = share;
        PutRival(deal, frame.Text("rival"));
        deal.RivalNote = Clip.Optional(frame.Text("rival_note"), Deal.NoteLength) ?? deal.RivalNote;
        deal.Blocker = Clip.Optional(frame.Text("blocker"), Deal.NoteLength) ?? deal.Blocker;
    }

    // The amount it has anyway, said again alone, is still for each month.
    private static string? Per(Deal deal, Budget money, string? said) => said switch
    {
        "year" or "quarter" or "month" => said,
        null when (money.Min, money.Max, money.Currency) == (deal.AmountMin, deal.AmountMax, deal.Currency) => deal.Per,
        _ => null,
    };

    /// <summary>"Nobody" is an answer too.</summary>
    public static void PutRival(Deal deal, string? said)
    {
        if (Clip.Optional(said, Deal.RivalLength) is not { } rival) return;
        deal.HasNoRival = Nobody.Contains(rival);
        deal.Rival = deal.HasNoRival ? null : rival;
        deal.RivalKey = deal.Rival is null ? null : Clip.To(FoldedName.Of(deal.Rival), Deal.RivalLength);
    }

    /// <summary>Whether the deal moved. One on hold is open again by it.</summary>
    public bool PutStage(Turn turn, Deal deal, string? stage)
    {
        if (stage is null || !stages.Has(stage)) return false;
        if (deal.State == DealState.Held)
        {
            DealHistory.Add(turn.Work, deal, DealMoveKind.Reopened, DealTeller.Of(turn), DealHistory.NameOf(deal.State), "open");
            deal.Reopen(turn.Now);
        }

        if (deal.Stage == stage || !deal.IsOpen) return false;
        var from = deal.Stage;
        deal.MoveTo(stage, turn.Now);
        // A chance that was said for an earlier stage says nothing about this one.
        deal.Probability = null;
        DealHistory.Add(turn.Work, deal, DealMoveKind.Stage, DealTeller.Of(turn), from, stage);
        return true;
    }

    /// <summary>恒达报价60万 while its price is being negotiated is another price; it does not throw the deal back.</summary>
    public bool IsQuotedAnew(Deal deal, Frame frame) =>
        frame.Text("stage") == DealStages.Quote && frame.Has("amt") && stages.IsAtLeast(deal.Stage, DealStages.Quote);

    public bool IsStage(string stage) => stages.Has(stage);

    private static int? Share(Frame frame) =>
        double.TryParse(frame.Text("prob"), NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1
            ? (int)Math.Round(share * 100, MidpointRounding.AwayFromZero)
            : null;
}
