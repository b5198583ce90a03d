using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>
/// A tap on one of several customers of one name: carries out what was said for that one. The card's data may be forged, so only
/// sentences that anybody may say are carried out, and their handlers check the person's rights as always.
/// </summary>
internal sealed class ChosenCustomer(IEnumerable<IFrameHandler> handlers) : ICardVerb
{
    private static readonly string[] Allowed = ["log", "remind", "tag", "role", "deal_upd", "won", "lost", "contract", "tk_new"];
    private readonly IFrameHandler[] handlers = [.. handlers.Where(handler => Allowed.Contains(handler.Intent))];

    public string Verb => ChooseCustomer.DoVerb;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (Read(action) is not { } frame || frame.IsWithheld || frame.NeedsConfirm) return new Reply.Refuse("customer.which.gone");
        var handler = handlers.FirstOrDefault(known => known.Intent == frame.Intent);
        return handler is null ? new Reply.Refuse("customer.which.gone") : await handler.HandleAsync(turn, frame, cancellationToken);
    }

    private static Frame? Read(CardAction action) =>
        action.Data["frame"] is JsonObject json && json["i"] is JsonValue intent && intent.TryGetValue<string>(out var name)
            && action.Text("id") is { } id
            ? new Frame(name, Frame.FromJson(json).Slots).With(FindCustomer.IdSlot, id)
            : null;
}
