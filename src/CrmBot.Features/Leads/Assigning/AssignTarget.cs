using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>Who gets it: one colleague, one of a team, or the pool.</summary>
/// <param name="One">Null for a team or the pool.</param>
/// <param name="Team">Code of the team, or null.</param>
internal sealed record AssignTarget(Colleague? One, string? Team, IReadOnlyList<Colleague> Members, bool Pool)
{
    public const string PoolSlot = "pool";

    /// <summary>What the contract's <c>to</c> means; null when nobody is meant by it.</summary>
    public static async Task<AssignTarget?> ReadAsync(
        Turn turn, string? to, IPersonDirectory people, FindCandidates sellers, CancellationToken cancellationToken)
    {
        if (to is null) return null;
        if (to == PoolSlot) return new(null, null, [], true);
        if (await people.ResolveAsync(turn.Work, turn.Actor, to, cancellationToken) is { } one)
            return one.Role == Roles.Partner ? null : new(one, one.Team, [one], false);
        var team = to == "team" ? turn.Actor.Team : to;
        if (team is null) return null;
        List<Colleague> members = [.. (await people.ListAsync(turn.Work, team, cancellationToken)).Where(sellers.IsSeller)];
        return members.Count == 0 ? null : new(null, team, members, false);
    }

    /// <summary>The name as people read it.</summary>
    public string Name(CompanySettings settings, string pool, string locale) =>
        One?.Name ?? (Pool ? pool : CompanySettings.Word(settings.Teams, Team, locale));
}
