using System.Globalization;
using CrmBot.Cards;

namespace CrmBot.Runtime.Cards;

/// <summary>
/// One drawing of a posted card. What a press brings back is another one: the same button counts there again, while a second press or a
/// redelivery comes from the same.
/// </summary>
/// <param name="Card">The outbox row's id.</param>
/// <param name="Number">How many presses have done something on the card before.</param>
internal readonly record struct CardDrawing(Guid Card, long Number)
{
    public static CardDrawing First(Guid card) => new(card, 0);

    public CardStamp Stamp => new(Card.ToString("N"), Number.ToString(CultureInfo.InvariantCulture));
}
