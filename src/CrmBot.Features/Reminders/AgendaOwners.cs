using CrmBot.Features.People;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>Whose agenda is meant, and whether the person may see it: one's own always, a colleague's or a team's for its leads and above.</summary>
internal sealed class AgendaOwners(IPersonDirectory people)
{
    public async Task<(IReadOnlyList<Colleague>? Owners, Reply? Refusal)> ForAsync(Turn turn, string of, CancellationToken cancellationToken)
    {
        if (await people.ResolveAsync(turn.Work, turn.Actor, of, cancellationToken) is { } one)
            return turn.Actor.ActsFor(one.Id) || MaySee(turn, one.Team) ? ([one], null) : (null, new Reply.Refuse("agenda.leadsOnly"));
        var team = of == "team" ? turn.Actor.Team : of;
        var members = team is null ? [] : await people.ListAsync(turn.Work, team, cancellationToken);
        if (members.Count == 0) return (null, new Reply.Refuse("agenda.whoIsThat", ("name", of)));
        return MaySee(turn, team) ? (members, null) : (null, new Reply.Refuse("agenda.leadsOnly"));
    }

    private static bool MaySee(Turn turn, string? team) =>
        Roles.LooksAfter(turn.Actor, team);
}
