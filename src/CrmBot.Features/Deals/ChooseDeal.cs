using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>Asks which of a customer's deals is meant; each is one tap.</summary>
internal sealed class ChooseDeal(PrintDeal print)
{
    private const int Most = 8;

    public Reply Ask(Turn turn, Frame frame, CustomerBrief customer, IReadOnlyList<Deal> deals) =>
        new Reply.Card("deal-choose", new JsonObject
        {
            ["customer"] = customer.Name,
            ["rows"] = CardRow.List(deals.Take(Most).Select(deal => Row(turn, frame, deal))),
        });

    private JsonObject Row(Turn turn, Frame frame, Deal deal) => new()
    {
        ["name"] = deal.Name ?? "",
        ["detail"] = print.Line(deal, turn.LocalNow, turn.Locale, showsAmount: !turn.Place.IsGroup),
        ["id"] = deal.Id.ToString("N"),
        ["frame"] = frame.ToJson(),
        ["say"] = new JsonObject { ["number"] = PrintDeal.Number(deal) },
    };
}

/// <summary>
/// A tap on one of several deals: carries out what was said for that one. The card's data may be forged, so only sentences about deals are
/// carried out, and their handlers check the person's rights as always.
/// </summary>
internal sealed class ChosenDeal(IEnumerable<IFrameHandler> handlers) : ICardVerb
{
    private static readonly string[] Allowed = ["deal_upd", "won", "lost"];
    private readonly IFrameHandler[] handlers = [.. handlers.Where(handler => Allowed.Contains(handler.Intent))];

    public string Verb => "deal.choose";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (Read(action) is not { } frame || frame.IsWithheld || frame.NeedsConfirm) return new Reply.Refuse("deal.gone");
        var handler = handlers.FirstOrDefault(known => known.Intent == frame.Intent);
        return handler is null ? new Reply.Refuse("deal.gone") : await handler.HandleAsync(turn, frame, cancellationToken);
    }

    private static Frame? Read(CardAction action) =>
        action.Data["frame"] is JsonObject json && json["i"] is JsonValue intent && intent.TryGetValue<string>(out var name)
            && action.Text("id") is { } id
            ? new Frame(name, Frame.FromJson(json).Slots).With(FindDeal.IdSlot, id)
            : null;
}
