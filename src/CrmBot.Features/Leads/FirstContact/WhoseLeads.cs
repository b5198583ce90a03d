using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>The people a question about leads is about.</summary>
/// <param name="Everybody">Nobody was named, and the asker may see all.</param>
internal sealed record Watched(IReadOnlyList<Colleague> People, bool Everybody)
{
    public IReadOnlyList<Guid> Ids { get; } = [.. People.Select(person => person.Id)];
}

/// <summary>
/// Whose leads are meant: one person's, a team's; a rep's own, a lead's team's,
/// a manager's everybody's. Others' are for those who look after them.
/// </summary>
internal sealed class WhoseLeads(IPersonDirectory people)
{
    public async Task<(Watched? Whose, Reply? Refusal)> AskAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Text("of") is not { } of || OwnTeam.IsEverybody(turn.Actor, of)) return (await UsualAsync(turn, cancellationToken), null);
        if (await people.ResolveAsync(turn.Work, turn.Actor, of, cancellationToken) is { } one)
            return turn.Actor.ActsFor(one.Id) || Roles.LooksAfter(turn.Actor, one.Team)
                ? (new([one], false), null)
                : (null, new Reply.Refuse("agenda.leadsOnly"));
        var team = of == "team" ? turn.Actor.Team : of;
        var members = team is null ? [] : await people.ListAsync(turn.Work, team, cancellationToken);
        if (members.Count == 0) return (null, new Reply.Refuse("agenda.whoIsThat", ("name", of)));
        return Roles.LooksAfter(turn.Actor, team) ? (new(members, false), null) : (null, new Reply.Refuse("agenda.leadsOnly"));
    }

    private async Task<Watched> UsualAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (Roles.SeesEverything(turn.Actor.Role)) return new(await people.ListAsync(turn.Work, null, cancellationToken), true);
        if (turn.Actor is { Role: Roles.Lead, Team: { } team })
            return new(await people.ListAsync(turn.Work, team, cancellationToken), false);
        return new(await people.FindAsync(turn.Work, turn.Actor.Id, cancellationToken) is { } me ? [me] : [], false);
    }
}
