using CrmBot.Features.People.Leaves;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People;

/// <summary>Answers the other features' questions about colleagues.</summary>
internal sealed class PersonDirectory : IPersonDirectory
{
    public async Task<Colleague?> FindByNameAsync(ReadView view, string name, CancellationToken cancellationToken) =>
        Describe(
            await Active(view).Where(person => person.Name == name).OrderBy(person => person.Id).FirstOrDefaultAsync(cancellationToken));

    public Task<Colleague?> ResolveAsync(ReadView view, Actor speaker, string slot, CancellationToken cancellationToken) =>
        slot == "me" ? FindAsync(view, speaker.Id, cancellationToken) : FindByNameAsync(view, slot, cancellationToken);

    public async Task<Colleague?> FindAsync(ReadView view, Guid id, CancellationToken cancellationToken) =>
        Describe(await view.Records.ReadAsync<Person>(id, cancellationToken));

    public async Task<IReadOnlyList<Colleague>> ListAsync(ReadView view, string? team, CancellationToken cancellationToken)
    {
        var people = await Active(view).Where(person => team == null || person.Team == team).ToListAsync(cancellationToken);
        return
        [
            .. people.OrderBy(person => person.Team, StringComparer.Ordinal).ThenBy(person => person.Name, StringComparer.Ordinal)
                .Select(person => Describe(person)!),
        ];
    }

    public async Task<IReadOnlyList<Colleague>> AvailableAsync(
        ReadView view, PeopleWanted wanted, long moment, CancellationToken cancellationToken)
    {
        var away = await LeaveCalendar.AwayAsync(view, moment, cancellationToken);
        return
        [
            .. (await ListAsync(view, wanted.Team, cancellationToken)).Where(person =>
                wanted.Roles.Contains(person.Role) && person.Weight > 0 && !away.Contains(person.Id)
                && (wanted.Level is null || person.Level == wanted.Level)
                && (wanted.Region is null || person.Regions.Count == 0 || person.Regions.Contains(wanted.Region))),
        ];
    }

    public async Task<Absence?> AbsenceAsync(ReadView view, Guid personId, long moment, CancellationToken cancellationToken) =>
        await LeaveCalendar.OfAsync(view, personId, moment, cancellationToken) is { } leave
            ? new Absence(personId, leave.ToAt, leave.StandInId) : null;

    public async Task<Colleague?> LeadOfAsync(ReadView view, Guid personId, CancellationToken cancellationToken)
    {
        var team = (await view.Records.ReadAsync<Person>(personId, cancellationToken))?.Team;
        var above = (await ListAsync(view, null, cancellationToken)).Where(person => person.Id != personId).ToList();
        return above.Find(person => person.Role == Roles.Lead && team is not null && person.Team == team)
            ?? above.Find(person => person.Role == Roles.Manager)
            ?? above.Find(person => person.Role == Roles.Director);
    }

    private static IQueryable<Person> Active(ReadView view) => view.Db.Set<Person>().AsNoTracking().Where(person => person.IsActive);

    private static Colleague? Describe(Person? person) => person is null
        ? null
        : new(person.Id, person.Name, person.Role, person.Team, person.Locale, Zones.Find(person.Zone))
        {
            Nicknames = person.Nicknames,
            DirectoryId = person.DirectoryId,
            Level = person.Level,
            Regions = person.Regions,
            Weight = person.Weight ?? 100,
            OpenCap = person.OpenCap,
            DailyCap = person.DailyCap,
            IsActive = person.IsActive,
        };
}
