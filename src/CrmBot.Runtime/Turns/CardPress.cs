using System.Globalization;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// A press that did something. The card it brings back stands under the finger before the second half of a double click comes: that is
/// the same press, although of another drawing, and also where another draft's button or another row's has taken the place.
/// </summary>
/// <param name="Item">What of the card it is about, where one of several is ticked off after the other.</param>
/// <param name="Drawing">How many presses had done something on the card before.</param>
/// <param name="At">System time, Unix milliseconds.</param>
internal sealed record CardPress(string Card, string Verb, string? Item, long Drawing, long At)
{
    /// <summary>Nobody reads what a press came to and presses again on purpose within it; a double click is at most so long.</summary>
    private const long DoubleClick = 500;

    /// <summary>Null without a card instance, or on a card that does not say which drawing it is.</summary>
    public static CardPress? Of(CardActed click, CardAction action, long now) =>
        action.Text("card") is { Length: > 0 } card && action.Text("press")?.Split('.')[0] is { } drawing
            && long.TryParse(drawing, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(card, click.Verb, action.Text("item"), number, now) : null;

    public bool IsFirstHalfOf(CardPress next) =>
        (Card, Verb, Item) == (next.Card, next.Verb, next.Item) && next.Drawing > Drawing && next.At - At < DoubleClick;
}
