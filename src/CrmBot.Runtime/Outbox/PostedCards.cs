using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Outbox;

/// <summary>Answers the turns' questions about cards that people already see.</summary>
internal sealed class PostedCards : IPostedCards
{
    public async Task<PostedCard?> FindAsync(ReadView view, Guid cardId) => Posted(await CardCopies.FindAsync(view, cardId));

    public async Task<PostedCard?> FindByActivityAsync(ReadView view, string placeKey, string activityId) =>
        Posted(await CardCopies.FindByActivityAsync(view, placeKey, activityId));

    public Task<IReadOnlyCollection<RecordRef>> SupersededAsync(ReadView view, Guid cardId) => CardCopies.SupersededAsync(view, cardId);

    public Task<long> PressedAsync(UnitOfWork work, Guid cardId) => CardCopies.PressedAsync(work, cardId);

    public Task ReplaceAsync(UnitOfWork work, Guid cardId, Reply reply, CancellationToken cancellationToken) =>
        work.Outbox.ReplaceAsync(cardId, reply, cancellationToken);

    private static PostedCard? Posted(CardCopy? copy) =>
        copy is null ? null : new PostedCard(copy.Instance, copy.PlaceKey, copy.Source, copy.Presses);
}
