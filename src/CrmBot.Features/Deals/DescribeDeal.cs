using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>What a frame about a deal or a contract would store, line by line, for the draft card.</summary>
internal sealed class DescribeDeal(CardLibrary cards, WhenWords when, DealStages stages, CompanySettings settings)
{
    public IReadOnlyList<DraftLine> Lines(Turn turn, Frame frame) =>
    [
        .. Line("deal.label.customer", frame.Text("cust")),
        .. Line("deal.label.name", frame.Text("name")),
        .. Line("deal.label.stage", frame.Text("stage") is { } stage ? stages.Word(stage, turn.Locale) : null),
        .. Line("deal.label.amount", Budget.Read(frame.Object("amt"), settings.DefaultCurrency)?.Print(turn.Locale)),
        .. Line("deal.label.close", Day(turn, frame.Text("close"))),
        .. Line("deal.label.signed", Day(turn, frame.Text("at"))),
        .. Line("deal.label.probability", frame.Text("prob") is { } share ? PrintDeal.Share(share) : null),
        .. Line("deal.label.factors", string.Join(" · ", frame.Texts("factors"))),
        .. Line("deal.label.reason", frame.Text("reason") is { } reason && LoseDeal.Reasons.Contains(reason)
            ? cards.Words(turn.Locale, "deal.reason." + reason) : null),
        .. Line("deal.label.rival", PrintCustomer.Joined(frame.Text("rival"), frame.Text("rival_note"))),
        .. Line("deal.label.blocker", frame.Text("blocker")),
        .. Line("deal.label.revisit", Day(turn, frame.Text("revisit"))),
        .. Line("contract.label.start", Day(turn, frame.Text("start"))),
        .. Line("contract.label.end", Day(turn, frame.Text("end"))),
        .. Line("deal.label.note", frame.Text("note")),
    ];

    private static IEnumerable<DraftLine> Line(string label, string? text) =>
        string.IsNullOrEmpty(text) ? [] : [new DraftLine(label, text)];

    private string? Day(Turn turn, string? said) => said is { Length: 7 } ? said : when.Said(said, turn.LocalNow, turn.Locale);
}
