using CrmBot.Features.People;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>
/// Whose agenda is meant, and whether the person may see it: one's own always, a colleague's or a team's for its leads and above.
/// </summary>
internal sealed class AgendaOwners(IPersonDirectory people)
{
    public async Task<(IReadOnlyList<Colleague>? Owners, Reply? Refusal)> ForAsync(Turn turn, string of,
        CancellationToken cancellationToken)
    {
        if (of == "me" && turn.Actor.StandsInFor.Count > 0) return (await WithAwayAsync(turn, cancellationToken), null);
        if (OwnTeam.IsEverybody(turn.Actor, of)) return (await people.ListAsync(turn.Work, null, cancellationToken), null);
        if (await people.ResolveAsync(turn.Work, turn.Actor, of, cancellationToken) is { } one)
            return turn.Actor.ActsFor(one.Id) || MaySee(turn, one.Team) ? ([one], null) : (null, new Reply.Refuse("agenda.leadsOnly"));
        var team = of == "team" ? turn.Actor.Team : of;
        var members = team is null ? [] : await people.ListAsync(turn.Work, team, cancellationToken);
        if (members.Count == 0) return (null, new Reply.Refuse("agenda.whoIsThat", ("name", of)));
        return MaySee(turn, team) ? (members, null) : (null, new Reply.Refuse("agenda.leadsOnly"));
    }

    // Whoever stands in for somebody has their things to do, too.
    private async Task<IReadOnlyList<Colleague>> WithAwayAsync(Turn turn, CancellationToken cancellationToken)
    {
        List<Colleague> owners = [];
        foreach (var id in turn.Actor.StandsInFor.Prepend(turn.Actor.Id))
            if (await people.FindAsync(turn.Work, id, cancellationToken) is { } owner) owners.Add(owner);
        return owners;
    }

    private static bool MaySee(Turn turn, string? team) =>
        Roles.LooksAfter(turn.Actor, team);
}
