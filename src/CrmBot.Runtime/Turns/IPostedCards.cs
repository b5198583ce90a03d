using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Turns;

/// <summary>A card that was posted, or is about to be.</summary>
/// <param name="CardId">The outbox row's id, as stamped into every action's data.</param>
/// <param name="Source">What it is made of (<see cref="RenderedReply.Source"/>).</param>
/// <param name="Presses">How many presses have done something on it.</param>
internal sealed record PostedCard(Guid CardId, string PlaceKey, string Source, long Presses)
{
    public CardDrawing Drawing => new(CardId, Presses);
}

/// <summary>
/// What the turn needs from the outbox about cards that people already see. Works for every card, also those of no record.
/// </summary>
internal interface IPostedCards
{
    /// <summary>The card a click came from; null when it is unknown or too old.</summary>
    Task<PostedCard?> FindAsync(ReadView view, Guid cardId);

    /// <summary>The card a message replies to; null when the activity is not one of our cards.</summary>
    Task<PostedCard?> FindByActivityAsync(ReadView view, string placeKey, string activityId);

    /// <summary>The records of a card that a newer card in the same place shows.</summary>
    Task<IReadOnlyCollection<RecordRef>> SupersededAsync(ReadView view, Guid cardId);

    /// <summary>A press has done something: what is drawn from now on is another drawing.</summary>
    /// <returns>How many presses have, this one too.</returns>
    Task<long> PressedAsync(UnitOfWork work, Guid cardId);

    /// <summary>
    /// The card is something else from now on (a saved draft, an undone entry): its source becomes that of <paramref name="reply"/> and an
    /// edit is queued, also when the post itself is still on its way.
    /// </summary>
    Task ReplaceAsync(UnitOfWork work, Guid cardId, Reply reply, CancellationToken cancellationToken);
}
