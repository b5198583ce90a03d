using CrmBot.Runtime.Cards;

namespace CrmBot.Runtime.Turns;

/// <summary>For whom a turn's answer is drawn.</summary>
internal static class CardViews
{
    /// <summary>
    /// In a group nobody in particular: everybody there reads it, and a click's answer shows no more than what is posted.
    /// </summary>
    public static CardView Of(Turn turn) =>
        new(turn.Place, turn.Locale, turn.Actor.Zone, turn.Place.IsGroup || turn.Actor.Id == Guid.Empty ? null : turn.Actor);
}
