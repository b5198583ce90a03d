using CrmBot.Features.Company;
using CrmBot.Features.Digests;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Places;

/// <summary>
/// Takes over what was chosen for a group: each part by the same action as the sentence for it, with that action's rights.
/// </summary>
internal sealed class SavePlace(
    PlaceCard card, CompanySettings settings, QueueTable queues, BindQueue bind, GroupDigest digests) : ICardVerb
{
    private static readonly string[] Languages = ["zh-CN", "en-US"];

    public string Verb => "place.save";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (!turn.Place.IsGroup) return new Reply.Refuse("place.sayItThere");
        if (!SetUpPlace.MaySetUp(turn.Actor)) return new Reply.Refuse("place.leadsOnly");
        var root = ChannelRoot.Of(turn.Place);
        // Somebody who may not show a queue here changes nothing else either.
        if (await QueueAsync(turn, root, action.Text("queue"), cancellationToken) is { } refusal) return refusal;
        await TeamAndDigestAsync(turn, root, action, cancellationToken);
        var locale = await LanguageAsync(turn, action.Text("language"), cancellationToken);
        await PlaceNotes.SetSavedAsync(turn.Work, root, (await PlaceNotes.SavedAsync(turn.Work, root, cancellationToken) ?? 0) + 1,
            cancellationToken);
        await turn.Work.SaveAsync(cancellationToken);
        return await card.DrawAsync(turn.Work, root, locale, turn.Actor.Name, cancellationToken);
    }

    private async Task<Reply?> QueueAsync(Turn turn, Place root, string? wanted, CancellationToken cancellationToken)
    {
        var known = await queues.ListAsync(turn.Work, cancellationToken);
        var shown = PlaceCard.Shown(known, root);
        if (wanted is null || wanted == (shown?.Name ?? PlaceCard.None)) return null;
        var chosen = known.FirstOrDefault(queue => queue.Name == wanted);
        if (chosen is null && wanted != PlaceCard.None) return new Reply.Refuse("place.noSuch");
        if (new[] { shown, chosen }.OfType<TicketQueue>().Any(queue => !bind.MayBind(turn.Actor, queue)))
            return new Reply.Refuse("ticket.queue.leadsOnly");
        if (shown is not null) await bind.UnbindAsync(turn, shown.Name, cancellationToken);
        if (chosen is not null) await bind.BindAsync(turn, chosen.Name, cancellationToken);
        return null;
    }

    // The digest counts for the team of the place, so that one follows the other.
    private async Task TeamAndDigestAsync(Turn turn, Place root, CardAction action, CancellationToken cancellationToken)
    {
        var was = (Team: await PlaceNotes.TeamAsync(turn.Work, root, cancellationToken),
            Digest: await GroupDigest.FindAsync(turn.Work, root.Key, cancellationToken));
        var team = action.Text("team") is { } code ? settings.Teams.FirstOrDefault(known => known.Code == code)?.Code : was.Team;
        var digest = action.Text("digest") is { } kind ? GroupDigest.Kinds.FirstOrDefault(known => known == kind) : was.Digest;
        if (team != was.Team) await PlaceNotes.SetTeamAsync(turn.Work, root, team, cancellationToken);
        if ((team, digest) == was || (digest is null && was.Digest is null)) return;
        await ChannelRoot.RememberAsync(turn.Work, turn.Place, turn.Actor, cancellationToken);
        await digests.PutAsync(new Turn(turn.Work, turn.Actor, root, turn.Memory, turn.Id), digest, team, cancellationToken);
    }

    private static async Task<string> LanguageAsync(Turn turn, string? wanted, CancellationToken cancellationToken)
    {
        if (wanted is null || !Languages.Contains(wanted)) return turn.Locale;
        await GroupLanguage.SetAsync(turn.Work, turn.Place, wanted, cancellationToken);
        return wanted;
    }
}
