using CrmBot.Features.Company;
using CrmBot.Features.Contracts;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>Finds the deal of a click for somebody who may change it.</summary>
internal sealed class ClickedDeal(Policy policy)
{
    public async Task<(Deal? Deal, Reply? No)> FindAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "deal", Id: var id }
            || await turn.Work.Records.FindAsync<Deal>(id, cancellationToken) is not { } deal)
            return (null, new Reply.Refuse("deal.gone"));
        return policy.Decide(turn.Actor, "change", FindDeal.SubjectOf(deal)).Allowed
            ? (deal, null)
            : (null, new Reply.Refuse("deal.notYours"));
    }
}

/// <summary>To the next stage.</summary>
internal sealed class MoveDeal(ClickedDeal clicked, FillDeal fill, KeepDealInStep keep) : ICardVerb
{
    public string Verb => "deal.stage";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (deal, no) = await clicked.FindAsync(turn, action, cancellationToken);
        if (deal is null) return no!;
        if (fill.PutStage(turn, deal, action.Text("to"))) await keep.ChangedAsync(turn.Work, deal, cancellationToken);
        return UpdateDeal.Show(turn, deal);
    }
}

/// <summary>A lost deal, or one on hold, is back.</summary>
internal sealed class ReopenDeal(ClickedDeal clicked, KeepDealInStep keep) : ICardVerb
{
    public string Verb => "deal.reopen";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (deal, no) = await clicked.FindAsync(turn, action, cancellationToken);
        if (deal is null) return no!;
        if (deal.IsOpen) return UpdateDeal.Show(turn, deal);
        LoseDeal.Reopen(turn, deal);
        await keep.ChangedAsync(turn.Work, deal, cancellationToken);
        return await TakeBackContract.ShowAsync(turn, deal, cancellationToken);
    }
}

/// <summary>The answers to the three questions of negotiation; what stays empty stays flagged.</summary>
internal sealed class AnswerNegotiation(ClickedDeal clicked, KeepDealInStep keep, CompanySettings settings) : ICardVerb
{
    public string Verb => "deal.answer";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (deal, no) = await clicked.FindAsync(turn, action, cancellationToken);
        if (deal is null) return no!;
        var (before, key) = (DealFacts.Of(deal), Customers.ProfileData.KeyOf(deal.Id));
        if (action.Text("amount-" + key) is { Length: > 0 } typed && typed != deal.Money?.Print(turn.Locale))
        {
            if (TypedAmount.Read(typed, deal.Currency ?? settings.DefaultCurrency) is not { } money)
                return new Reply.Refuse("deal.form.noAmount");
            deal.Price(money, deal.Per);
        }

        if (DayCode.Of(action.Text("close-" + key)) is { } close) deal.CloseOn = close;
        FillDeal.PutRival(deal, action.Text("rival-" + key));
        deal.SkippedQuestions = true;
        DealHistory.AddChanges(turn.Work, deal, before, DealTeller.Of(turn));
        await keep.ChangedAsync(turn.Work, deal, cancellationToken);
        return UpdateDeal.Show(turn, deal);
    }
}

/// <summary>"Later": the questions go from the card, and what is missing is flagged.</summary>
internal sealed class SkipNegotiation(ClickedDeal clicked) : ICardVerb
{
    public string Verb => "deal.skip";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (deal, no) = await clicked.FindAsync(turn, action, cancellationToken);
        if (deal is null) return no!;
        deal.SkippedQuestions = true;
        return UpdateDeal.Show(turn, deal);
    }
}

/// <summary>What it was won by, and for how much if nobody said yet.</summary>
internal sealed class AnswerFactors(ClickedDeal clicked, WinFactors factors, KeepDealInStep keep, CompanySettings settings) : ICardVerb
{
    public string Verb => "deal.factors";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (deal, no) = await clicked.FindAsync(turn, action, cancellationToken);
        if (deal is null) return no!;
        var (before, key) = (DealFacts.Of(deal), Customers.ProfileData.KeyOf(deal.Id));
        var (codes, words, typed) = (action.Text("codes-" + key), action.Text("factors-" + key), action.Text("amount-" + key));
        if (!deal.HasFactors && string.IsNullOrWhiteSpace(codes) && string.IsNullOrWhiteSpace(words))
            return new Reply.Refuse("deal.form.noFactors");
        if (typed is { Length: > 0 } && typed != deal.Money?.Print(turn.Locale))
        {
            if (TypedAmount.Read(typed, deal.Currency ?? settings.DefaultCurrency) is not { } money)
                return new Reply.Refuse("deal.form.noAmount");
            deal.Price(money, deal.Per);
        }

        factors.Choose(deal, (codes ?? "").Split(','), words);
        DealHistory.AddChanges(turn.Work, deal, before, DealTeller.Of(turn));
        await keep.ChangedAsync(turn.Work, deal, cancellationToken);
        return UpdateDeal.Show(turn, deal);
    }
}

/// <summary>Why it was lost.</summary>
internal sealed class AnswerReason(ClickedDeal clicked, KeepDealInStep keep) : ICardVerb
{
    public string Verb => "deal.reason";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (deal, no) = await clicked.FindAsync(turn, action, cancellationToken);
        if (deal is null) return no!;
        var (before, key) = (DealFacts.Of(deal), Customers.ProfileData.KeyOf(deal.Id));
        if (action.Text("reason-" + key) is not { } reason || !LoseDeal.Reasons.Contains(reason))
            return new Reply.Refuse("deal.form.noReason");
        deal.Reason = reason;
        FillDeal.PutRival(deal, action.Text("lostTo-" + key));
        DealHistory.AddChanges(turn.Work, deal, before, DealTeller.Of(turn));
        await keep.ChangedAsync(turn.Work, deal, cancellationToken);
        return UpdateDeal.Show(turn, deal);
    }
}
