namespace CrmBot.Cards;

/// <summary>What the buttons of a posted card carry, so that a click tells what was pressed.</summary>
/// <param name="Card">The posted card, written as <c>card</c> into the data of every button.</param>
/// <param name="Drawing">Which drawing of it. With a digest of the button's own data
/// it is written as <c>press</c>: the same only for the same button of the same drawing.</param>
public sealed record CardStamp(string Card, string Drawing);
