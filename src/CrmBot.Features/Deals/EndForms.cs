using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>赢单: for how much, when, by what, for how long. Carried out as the sentence that says the same.</summary>
internal sealed class WinDealForm(
    CardLibrary cards, DealForms deals, DealQuestions questions, WinDeal win, WinFactors factors, KeepDealInStep keep,
    CompanySettings settings) : IForm
{
    public string Name => "deal.won";

    public async Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken)
    {
        var (deal, no) = await deals.FindAsync(opening.View, opening.Actor, opening.Record, cancellationToken);
        if (deal is null) return no!;
        var today = SaidTime.Write(DateOnly.FromDateTime(opening.View.LocalNow(opening.Actor.Zone)));
        return Show(deal, deal.Money?.Print(opening.Actor.Locale), deal.Per, today, "", "", "", opening.Actor.Locale, []);
    }

    public async Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
    {
        var (deal, no) = await deals.FindAsync(turn.Work, turn.Actor, input.Record, cancellationToken);
        if (deal is null) return no!;
        if (deal.State == DealState.Won) return new FormResult.Refuse("deal.wonAlready");
        var (amount, day, errors) = (input.Text("amount"), input.Text("at"), new FormErrors(cards, turn.Locale));
        var money = TypedAmount.Read(amount, deal.Currency ?? settings.DefaultCurrency);
        if (amount is not null && (money is null || money.Min != money.Max)) errors.Add("deal.form.noAmount");
        if (DayCode.Of(day) is not { } signed || signed > DayCode.Of(DateOnly.FromDateTime(turn.LocalNow)))
            errors.Add("deal.form.notAhead");
        if (!errors.None)
            return Show(deal, amount, input.Text("per"), day, input.Text("codes"), input.Text("factors"), input.Text("term"), turn.Locale,
                errors.ToJson());

        var slots = new JsonObject { [FindDeal.IdSlot] = deal.Id.ToString("N"), ["at"] = day };
        if (money is not null) slots["amt"] = Said(money);
        if (input.Text("per") is { } per) slots["per"] = per;
        if (input.Text("term") is "P6M" or "P1Y" or "P2Y" or "P3Y") slots["term"] = input.Text("term");
        await win.HandleAsync(turn, new Frame("won", slots), cancellationToken);
        factors.Choose(deal, (input.Text("codes") ?? "").Split(','), input.Text("factors"));
        await keep.ChangedAsync(turn.Work, deal, cancellationToken);
        return new FormResult.Done();
    }

    private static JsonObject Said(Budget money) =>
        new() { ["v"] = (decimal)money.Min!.Value / Budget.MinorUnits(money.Currency), ["cur"] = money.Currency };

    private FormResult.Show Show(
        Deal deal, string? amount, string? per, string? day, string? codes, string? words, string? term, string locale,
        JsonArray errors) => new(
            "form-deal-won",
            new JsonObject
            {
                ["errors"] = errors,
                ["amount"] = amount ?? "",
                // Asked only of what is paid again and again: the amount beside it says for how long it is.
                ["per"] = per ?? deal.Per ?? "",
                ["at"] = day ?? "",
                ["codes"] = codes ?? "",
                ["words"] = words ?? "",
                ["term"] = term is { Length: > 0 } ? term : "none",
                ["factors"] = questions.FactorChoices(locale),
            },
            "deal.form.won",
            new RecordRef("deal", deal.Id));
}

/// <summary>丢单: why, to whom, whether to look again.</summary>
internal sealed class LoseDealForm(CardLibrary cards, DealForms deals, DealQuestions questions, LoseDeal lose) : IForm
{
    public string Name => "deal.lost";

    public async Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken)
    {
        var (deal, no) = await deals.FindAsync(opening.View, opening.Actor, opening.Record, cancellationToken);
        return deal is null ? no! : Show(deal, deal.Reason, deal.Rival, "", "", opening.Actor.Locale, []);
    }

    public async Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
    {
        var (deal, no) = await deals.FindAsync(turn.Work, turn.Actor, input.Record, cancellationToken);
        if (deal is null) return no!;
        var (reason, errors) = (input.Text("reason"), new FormErrors(cards, turn.Locale));
        if (reason is null || !LoseDeal.Reasons.Contains(reason)) errors.Add("deal.form.noReason");
        if (!errors.None)
            return Show(deal, reason, input.Text("rival"), input.Text("note"), input.Text("revisit"), turn.Locale, errors.ToJson());
        await lose.HandleAsync(turn, EndFrame.Of(deal, input, "reason", "rival", "note", "revisit"), cancellationToken);
        return new FormResult.Done();
    }

    private FormResult.Show Show(
        Deal deal, string? reason, string? rival, string? note, string? revisit, string locale, JsonArray errors) => new(
            "form-deal-lost",
            new JsonObject
            {
                ["errors"] = errors,
                ["reason"] = reason ?? "",
                ["rival"] = rival ?? "",
                ["note"] = note ?? "",
                ["revisit"] = revisit ?? "",
                ["reasons"] = questions.ReasonChoices(locale),
            },
            "deal.form.lost",
            new RecordRef("deal", deal.Id));
}

/// <summary>搁置: until when.</summary>
internal sealed class HoldDealForm(CardLibrary cards, DealForms deals, LoseDeal lose) : IForm
{
    public string Name => "deal.hold";

    public async Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken)
    {
        var (deal, no) = await deals.FindAsync(opening.View, opening.Actor, opening.Record, cancellationToken);
        return deal is null ? no! : Show(deal, "", "", []);
    }

    public async Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
    {
        var (deal, no) = await deals.FindAsync(turn.Work, turn.Actor, input.Record, cancellationToken);
        if (deal is null) return no!;
        var errors = new FormErrors(cards, turn.Locale);
        if (DayCode.Of(input.Text("revisit")) is not { } day || day <= DayCode.Of(DateOnly.FromDateTime(turn.LocalNow)))
            errors.Add("deal.form.aheadOnly");
        if (!errors.None) return Show(deal, input.Text("revisit"), input.Text("note"), errors.ToJson());
        await lose.HandleAsync(turn, EndFrame.Of(deal, input, "note", "revisit").With("act", "hold"), cancellationToken);
        return new FormResult.Done();
    }

    private static FormResult.Show Show(Deal deal, string? revisit, string? note, JsonArray errors) => new(
        "form-deal-hold",
        new JsonObject { ["errors"] = errors, ["revisit"] = revisit ?? "", ["note"] = note ?? "" },
        "deal.form.hold",
        new RecordRef("deal", deal.Id));
}

/// <summary>What a form says, as the frame of a sentence.</summary>
internal static class EndFrame
{
    public static Frame Of(Deal deal, FormInput input, params string[] names)
    {
        var slots = new JsonObject { [FindDeal.IdSlot] = deal.Id.ToString("N") };
        foreach (var name in names)
            if (input.Text(name) is { } text) slots[name] = text;
        return new Frame("lost", slots);
    }
}
