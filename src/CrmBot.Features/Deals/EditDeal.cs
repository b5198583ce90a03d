using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>Every fact of a deal in one form.</summary>
internal sealed class EditDeal(
    CardLibrary cards, DealForms deals, DealQuestions questions, FillDeal fill, KeepDealInStep keep, CompanySettings settings)
    : ICustomerForm
{
    private const int MostProducts = 10, ProductLength = 80;

    public string Name => "deal.edit";

    public async Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken)
    {
        var (deal, no) = await deals.FindAsync(opening.View, opening.Actor, opening.Record, cancellationToken);
        return deal is null ? no! : Show(deal, Filled.Of(deal, opening.Actor.Locale), opening.Actor.Locale, []);
    }

    public async Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
    {
        var (deal, no) = await deals.FindAsync(turn.Work, turn.Actor, input.Record, cancellationToken);
        if (deal is null) return no!;
        var (shown, filled) = (Filled.Of(deal, turn.Locale), Filled.Of(input));
        var errors = new FormErrors(cards, turn.Locale);
        var money = filled.Amount == shown.Amount ? deal.Money : TypedAmount.Read(filled.Amount, deal.Currency ?? settings.DefaultCurrency);
        Check(filled, money, errors);
        if (!errors.None) return Show(deal, filled, turn.Locale, errors.ToJson());
        await ChangeAsync(turn, deal, filled, money, cancellationToken);
        return new FormResult.Done();
    }

    private void Check(Filled filled, Budget? money, FormErrors errors)
    {
        if (filled.Amount is not null && money is null) errors.Add("deal.form.noAmount");
        if (filled.Close is not null && DayCode.Of(filled.Close) is null) errors.Add("deal.form.noDay");
        if (filled.Probability is not null && Percent(filled.Probability) is null) errors.Add("deal.form.noChance");
        if (filled.Stage is { } stage && !fill.IsStage(stage)) errors.Add("deal.form.noStage");
        if (filled.Name?.Length > Deal.NameLength || filled.Rival?.Length > Deal.RivalLength)
            errors.Add("form.too_long", ("limit", Deal.NameLength));
        if (filled.Blocker?.Length > Deal.NoteLength) errors.Add("form.too_long", ("limit", Deal.NoteLength));
    }

    private async Task ChangeAsync(Turn turn, Deal deal, Filled filled, Budget? money, CancellationToken cancellationToken)
    {
        var before = DealFacts.Of(deal);
        if (deal.IsOpen) fill.PutStage(turn, deal, filled.Stage);
        deal.Name = filled.Name;
        deal.Price(money, filled.Per is "year" or "quarter" or "month" ? filled.Per : null);
        deal.CloseOn = DayCode.Of(filled.Close) ?? DayCode.None;
        deal.Probability = filled.Probability is { } percent ? Percent(percent) : null;
        (deal.Rival, deal.RivalKey, deal.HasNoRival) = (null, null, false);
        FillDeal.PutRival(deal, filled.Rival);
        deal.Blocker = filled.Blocker;
        deal.Products = Products(filled.Products);
        DealHistory.AddChanges(turn.Work, deal, before, DealTeller.Of(turn));
        await keep.ChangedAsync(turn.Work, deal, cancellationToken);
    }

    public static int? Percent(string typed) =>
        int.TryParse(typed.TrimEnd('%', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? percent
            : null;

    private static List<string> Products(string? typed) =>
    [
        .. (typed ?? "").Split([',', '，', '、', ';', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(product => Clip.To(product, ProductLength)).Take(MostProducts),
    ];

    private FormResult.Show Show(Deal deal, Filled filled, string locale, JsonArray errors) => new(
        "form-deal",
        new JsonObject
        {
            ["errors"] = errors,
            ["isOpen"] = deal.IsOpen,
            ["stages"] = deal.IsOpen ? questions.StageChoices(locale) : [],
            ["name"] = filled.Name ?? "",
            ["stage"] = filled.Stage ?? deal.Stage,
            ["amount"] = filled.Amount ?? "",
            ["per"] = filled.Per ?? "once",
            ["close"] = filled.Close ?? "",
            ["probability"] = filled.Probability ?? "",
            ["rival"] = filled.Rival ?? "",
            ["blocker"] = filled.Blocker ?? "",
            ["products"] = filled.Products ?? "",
        },
        "deal.form.edit",
        new RecordRef("deal", deal.Id));

    private sealed record Filled(
        string? Name, string? Stage, string? Amount, string? Per, string? Close, string? Probability, string? Rival, string? Blocker,
        string? Products)
    {
        public static Filled Of(Deal deal, string locale) => new(
            deal.Name, deal.Stage, deal.Money?.Print(locale), deal.Per ?? "once",
            DayCode.Read(deal.CloseOn) is { } day ? SaidTime.Write(day) : null,
            deal.Probability?.ToString(CultureInfo.InvariantCulture), deal.HasNoRival ? "-" : deal.Rival, deal.Blocker,
            deal.Products.Count > 0 ? string.Join(", ", deal.Products) : null);

        public static Filled Of(FormInput input) => new(
            input.Text("name"), input.Text("stage"), input.Text("amount"), input.Text("per"), input.Text("close"),
            input.Text("probability"), input.Text("rival"),
            input.Text("blocker"), input.Text("products"));
    }
}
