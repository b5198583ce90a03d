using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Places;

/// <summary>
/// The bot was added to a group, a chat or a team: one card asks what the place is for, once, whoever adds it how often. 群设置 shows it
/// again to those who look after people.
/// </summary>
internal sealed class SetUpPlace(PlaceCard card) : IPlaceListener, IPhraseHandler
{
    // Two people's own chat, in which the bot is only looked things up with.
    private const string BetweenPeople = "@unq.gbl.spaces";

    public string Name => "place_setup";

    public static bool MaySetUp(Actor actor) => actor.Role == Roles.Lead || Roles.SeesEverything(actor.Role);

    public async Task<Reply> ChangedAsync(Turn turn, PlaceChanged change, CancellationToken cancellationToken)
    {
        if (change.Change != PlaceChangeKind.BotAdded || !turn.Place.IsGroup) return Reply.Silence;
        if (turn.Place.ConversationId.EndsWith(BetweenPeople, StringComparison.OrdinalIgnoreCase)) return Reply.Silence;
        var root = ChannelRoot.Of(turn.Place);
        if (await PlaceNotes.SavedAsync(turn.Work, root, cancellationToken) is not null) return Reply.Silence;
        await PlaceNotes.SetSavedAsync(turn.Work, root, 0, cancellationToken);
        return await card.DrawAsync(turn.Work, root, turn.Locale, null, cancellationToken);
    }

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!turn.Place.IsGroup) return new Reply.Refuse("place.sayItThere");
        if (!MaySetUp(turn.Actor)) return new Reply.Refuse("place.leadsOnly");
        var root = ChannelRoot.Of(turn.Place);
        if (await PlaceNotes.SavedAsync(turn.Work, root, cancellationToken) is null)
            await PlaceNotes.SetSavedAsync(turn.Work, root, 0, cancellationToken);
        return await card.DrawAsync(turn.Work, root, turn.Locale, null, cancellationToken);
    }
}
