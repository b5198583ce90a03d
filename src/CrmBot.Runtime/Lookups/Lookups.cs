using CrmBot.Cards;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Lookups;

/// <summary>Searches on behalf of somebody who types.</summary>
public interface ILookups
{
    /// <summary>Null when there is no such list.</summary>
    Task<LookupAnswer?> FindAsync(Sender sender, string name, LookupQuery query, CancellationToken cancellationToken);

    /// <summary>The card of one hit as everybody may see it; null when there is none.</summary>
    Task<LookupCard?> ShowAsync(Sender sender, string name, string id, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class Lookups(
    IStore store, IDirectory directory, IEnumerable<ILookup> lists, IReplyRenderer renderer, LookupPace pace, CardLibrary library)
    : ILookups
{
    private const int LongestText = 100, MostSkipped = 500;

    // Where a card will be posted is not known: everybody there may read it.
    private static readonly Place Anywhere = new("", PlaceScope.GroupChat, "", "", "", null, null, null, "");
    private readonly Dictionary<string, ILookup> lists = Routes.Index("lookup", lists.Select(list => (list.Name, list)));

    public async Task<LookupAnswer?> FindAsync(Sender sender, string name, LookupQuery query, CancellationToken cancellationToken)
    {
        if (!lists.TryGetValue(name, out var list)) return null;
        if (!pace.TryTake(sender.DirectoryId)) return new LookupAnswer([], library.Words(Guests.Of(sender).Locale, "lookup.too_fast"));
        var clean = CleanText.Of(query.Text.Length > LongestText ? query.Text[..LongestText] : query.Text).Trim();
        var asked = query with { Text = clean, Skip = Math.Min(query.Skip, MostSkipped) };
        return await store.ReadAsync((view, token) => FindAsync(view, sender, list, asked, token), cancellationToken);
    }

    public async Task<LookupCard?> ShowAsync(Sender sender, string name, string id, CancellationToken cancellationToken)
    {
        if (!lists.TryGetValue(name, out var list)) return null;
        var shown = await store.ReadAsync((view, token) => ShowAsync(view, sender, list, id, token), cancellationToken);
        if (shown is not null)
            await store.WriteAsync($"lookup:{sender.DirectoryId}", (work, token) => NoteAsync(work, sender, list, id, token),
                cancellationToken);
        return shown;
    }

    // Looking is a read; who looked is kept all the same.
    private async Task<bool> NoteAsync(UnitOfWork work, Sender sender, ILookup list, string id, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(work, sender.DirectoryId, cancellationToken) is not { } actor) return false;
        work.Acting = new ActingTurn(NewId.Next(), actor.Id, Undoable: false);
        await list.ShownAsync(work, actor, id, cancellationToken);
        return true;
    }

    private async Task<LookupAnswer> FindAsync(
        ReadView view, Sender sender, ILookup list, LookupQuery query, CancellationToken cancellationToken) =>
            await directory.FindAsync(view, sender.DirectoryId, cancellationToken) is { } actor
                ? new LookupAnswer(await list.FindAsync(view, actor, query, cancellationToken))
                : new LookupAnswer([], library.Words(Guests.Of(sender).Locale, "form.stranger"));

    private async Task<LookupCard?> ShowAsync(ReadView view, Sender sender, ILookup list, string id, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(view, sender.DirectoryId, cancellationToken) is not { } actor) return null;
        if (await list.ShowAsync(view, actor, id, cancellationToken) is not { } reply) return null;
        var cardView = new CardView(Anywhere, actor.Locale, actor.Zone, null);
        var message = (await renderer.RenderAsync(view, reply, cardView, CardDrawing.First(NewId.Next()), cancellationToken))?.Draw();
        return message?.Card is { } card ? new LookupCard(card, message.Summary) : null;
    }
}
