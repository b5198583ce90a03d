using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Digests;

/// <summary>What a digest is limited to.</summary>
/// <param name="Team">Code of a team, or null.</param>
/// <param name="Owner">A colleague, or null.</param>
internal sealed record DigestFilter(string? Region, string? Team, string? Grade, Guid? Owner)
{
    public static readonly DigestFilter None = new(null, null, null, null);

    /// <summary>Whether a reader with this filter reads about everybody.</summary>
    public bool IsAllFor(Actor reader) => Roles.SeesEverything(reader.Role) && Team is null && Owner is null;

    /// <summary>
    /// What a plan says; without a team that its reader does not look after (any more), so that nobody's own numbers stand under its name.
    /// </summary>
    public static DigestFilter Of(DigestPlan plan, Actor reader) =>
        new(plan.Region, Roles.LooksAfter(reader, plan.Team) ? plan.Team : null, plan.Grade, plan.OwnerId);
}

/// <summary>Whose doings somebody may read about: managers everybody's, leads their team's, all others their own.</summary>
internal sealed class DigestReaders(CompanySettings settings)
{
    /// <summary>
    /// The people whose records count, also those who have left; nobody where the filter names whom the reader may not read about.
    /// </summary>
    public static async Task<IReadOnlyList<Guid>> OwnersAsync(
        ReadView view, Actor reader, DigestFilter filter, CancellationToken cancellationToken)
    {
        if (!Roles.SeesEverything(reader.Role) && reader.Role != Roles.Lead)
            return filter.Team is not null || (filter.Owner is { } other && other != reader.Id) ? [] : [reader.Id];
        var people = view.Db.Set<Person>().AsNoTracking();
        if (reader.Role == Roles.Lead)
            people = people.Where(person => (reader.Team != null && person.Team == reader.Team) || person.Id == reader.Id);
        if (filter.Team is { } team) people = people.Where(person => person.Team == team);
        if (filter.Owner is { } owner) people = people.Where(person => person.Id == owner);
        return await people.Select(person => person.Id).ToListAsync(cancellationToken);
    }

    /// <summary>销售一组 · 华东 · A 级: what the numbers are limited to; empty when to nothing.</summary>
    public async Task<string> ScopeAsync(ReadView view, Actor reader, DigestFilter filter, CancellationToken cancellationToken)
    {
        var owner = filter.Owner is { } id ? await view.Records.ReadAsync<Person>(id, cancellationToken) : null;
        var team = filter.Team ?? (reader.Role == Roles.Lead ? reader.Team : null);
        var self = owner is null && team is null && !Roles.SeesEverything(reader.Role) ? reader.Name : null;
        string?[] parts =
        [
            owner?.Name ?? self,
            CompanySettings.Word(settings.Teams, team, reader.Locale),
            CompanySettings.Word(settings.Regions, filter.Region, reader.Locale),
            filter.Grade,
        ];
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
