using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals.Lists;

/// <summary>Whose customers, deals or contracts a list or forecast is about.</summary>
/// <param name="Owner">One person's.</param>
/// <param name="Team">One team's; with neither, everybody's.</param>
/// <param name="ShowsAmounts">Whether the reader may know what they are worth.</param>
internal sealed record SaleScope(Guid? Owner, string? Team, bool ShowsAmounts)
{
    /// <summary>Who is meant, as people read it; empty for the reader's own and for everybody's.</summary>
    public string Name { get; init; } = "";

    public bool IsMine { get; init; }
}

/// <summary>
/// Finds whose customers or deals are meant, and what of them the speaker may see.
/// Nobody named: a rep's own, a lead's team, for managers and service everybody's.
/// </summary>
internal sealed class FindScope(IPersonDirectory people, CompanySettings settings, Policy policy)
{
    /// <summary>Whoever may see what belongs to somebody of a team that does not exist may see everybody's.</summary>
    private const string NoTeam = "?";

    /// <param name="kind">Kind of the records, as the policy knows it.</param>
    /// <param name="whose"><c>me</c>, <c>team</c>, a colleague or a team; null when nobody was named.</param>
    public async Task<(SaleScope? Scope, Reply? No)> FindAsync(Turn turn, string kind, string? whose, CancellationToken cancellationToken)
    {
        var actor = turn.Actor;
        var own = policy.Decide(actor, "see", new Subject(kind, actor.Id, actor.Team));
        if (!own.Allowed) return (null, new Reply.Refuse(own.ReasonKey!));
        if (whose is null || OwnTeam.IsEverybody(actor, whose)) return (Usual(turn, kind), null);
        if (await people.ResolveAsync(turn.Work, actor, whose, cancellationToken) is { } person)
            return Seen(kind, policy.Decide(actor, "see", new Subject(kind, person.Id, person.Team)),
                new(person.Id, null, true) { Name = person.Id == actor.Id ? "" : person.Name, IsMine = person.Id == actor.Id });
        var team = whose == "team" ? actor.Team : settings.Teams.FirstOrDefault(known => known.Code == whose)?.Code;
        return team is null
            ? (null, new Reply.Refuse("agenda.whoIsThat", ("name", whose)))
            : Seen(kind, policy.Decide(actor, "see", new Subject(kind, Guid.Empty, team)),
                new(null, team, true) { Name = CompanySettings.Word(settings.Teams, team, turn.Locale) });
    }

    private SaleScope Usual(Turn turn, string kind)
    {
        var actor = turn.Actor;
        var all = policy.Decide(actor, "see", new Subject(kind, Guid.Empty, NoTeam));
        if (all.Allowed) return new(null, null, !all.Masked.Contains(SalePolicy.Amount));
        return actor is { Role: Roles.Lead, Team: { } team }
            && policy.Decide(actor, "see", new Subject(kind, Guid.Empty, team)) is { Allowed: true } theirs
            ? new(null, team, !theirs.Masked.Contains(SalePolicy.Amount)) { Name = CompanySettings.Word(settings.Teams, team, turn.Locale) }
            : new(actor.Id, null, true) { IsMine = true };
    }

    private static (SaleScope?, Reply?) Seen(string kind, Decision decision, SaleScope scope) => decision.Allowed
        ? (scope with { ShowsAmounts = !decision.Masked.Contains(SalePolicy.Amount) }, null)
        : (null, new Reply.Refuse(kind + ".list.notYours"));
}
