using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Cards;

/// <summary>Shows a posted card as it is now to one person, whose client asks by itself. Nothing is stored and nothing is sent.</summary>
public interface IShowCards
{
    /// <summary>The current card, with a view of its own for those it is about; the "gone" card when it is unknown.</summary>
    Task<TurnAnswer> ShowAsync(CardActed request, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class ShowCard(
    IStore store, IDirectory directory, IPostedCards posted, IReplyRenderer renderer, OwnViews views, CardLibrary library) : IShowCards
{
    public Task<TurnAnswer> ShowAsync(CardActed request, CancellationToken cancellationToken) =>
        store.ReadAsync((view, token) => ShowAsync(view, request, token), cancellationToken);

    private async Task<TurnAnswer> ShowAsync(ReadView view, CardActed request, CancellationToken cancellationToken)
    {
        var actor = await directory.FindAsync(view, request.Sender.DirectoryId, cancellationToken);
        if (await FindAsync(view, request) is not { } card)
            return new TurnAnswer.Card(library.Render("gone", (actor ?? Guests.Of(request.Sender)).Locale, new JsonObject()));
        var mine = actor is not null
            && (!request.Place.IsGroup || await views.IsOwnAsync(view, ReplyJson.Read(card.Source), actor, cancellationToken));
        var reader = actor ?? Guests.Of(request.Sender);
        var cardView = new CardView(request.Place, reader.Locale, reader.Zone, mine ? actor : null);
        var superseded = await posted.SupersededAsync(view, card.CardId);
        var drawn = await renderer.RenderCurrentAsync(view, card.Source, superseded, cardView, card.Drawing, cancellationToken);
        var message = drawn.Draw();
        return new TurnAnswer.Card(message.Card!) { Viewers = message.Viewers };
    }

    // The id in the data comes from the client: it only counts in the place where that card was posted.
    private async Task<PostedCard?> FindAsync(ReadView view, CardActed request)
    {
        var named = Guid.TryParseExact(ClickData.Text(request.Data, "card"), "N", out var id) ? await posted.FindAsync(view, id) : null;
        if (named is not null && named.IsIn(request.Place)) return named;
        return request.CardActivityId is { } activity ? await posted.FindHereAsync(view, request.Place, activity) : null;
    }
}
