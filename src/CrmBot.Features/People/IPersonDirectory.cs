using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.People;

/// <summary>A colleague, as other features need to know them.</summary>
/// <param name="Role">rep, lead, agent, presales, manager, director, admin or partner.</param>
/// <param name="Locale"><c>zh-CN</c> or <c>en-US</c>.</param>
public sealed record Colleague(Guid Id, string Name, string Role, string? Team, string Locale, TimeZoneInfo Zone)
{
    public IReadOnlyList<string> Nicknames { get; init; } = [];

    /// <summary>The directory object id messages go to; null until the person wrote for the first time.</summary>
    public string? DirectoryId { get; init; }

    /// <summary><c>senior</c> or <c>junior</c>; null when nobody said.</summary>
    public string? Level { get; init; }

    /// <summary>World codes of the regions they look after; empty for anywhere.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Share of new work in per cent of a full one; 0 takes nothing.</summary>
    public int Weight { get; init; } = 100;

    /// <summary>Most open leads at a time; null for no limit.</summary>
    public int? OpenCap { get; init; }

    /// <summary>Most new leads in a day; null for no limit.</summary>
    public int? DailyCap { get; init; }

    /// <summary>False for somebody who has left.</summary>
    public bool IsActive { get; init; } = true;
}

/// <summary>Which colleagues are looked for; what is left out does not matter.</summary>
/// <param name="Roles">One of these, e.g. <c>rep</c>.</param>
/// <param name="Region">They look after this region, or after none in particular.</param>
/// <param name="Level"><c>senior</c> or <c>junior</c>.</param>
public sealed record PeopleWanted(IReadOnlyCollection<string> Roles, string? Team = null, string? Region = null, string? Level = null);

/// <summary>Somebody is away.</summary>
/// <param name="Until">Business time, Unix milliseconds, from which they are back.</param>
/// <param name="StandIn">Who does their work meanwhile, if anybody.</param>
public sealed record Absence(Guid PersonId, long Until, Guid? StandIn);

/// <summary>Questions about colleagues.</summary>
public interface IPersonDirectory
{
    /// <summary>
    /// The active colleague with this canonical name; null when there is none. <c>me</c> is not a name: ask <see cref="ResolveAsync"/>.
    /// </summary>
    Task<Colleague?> FindByNameAsync(ReadView view, string name, CancellationToken cancellationToken);

    /// <summary>
    /// What a colleague slot of the language contract means: a canonical name, or <c>me</c> for <paramref name="speaker"/>.
    /// </summary>
    Task<Colleague?> ResolveAsync(ReadView view, Actor speaker, string slot, CancellationToken cancellationToken);

    Task<Colleague?> FindAsync(ReadView view, Guid id, CancellationToken cancellationToken);

    /// <summary>All active colleagues by team and name; <paramref name="team"/> null means everybody.</summary>
    Task<IReadOnlyList<Colleague>> ListAsync(ReadView view, string? team, CancellationToken cancellationToken);

    /// <summary>
    /// Those who can take something on at <paramref name="moment"/> (business time, Unix
    /// milliseconds): active, not on leave then, with a share above 0. Ordered by team and name.
    /// </summary>
    Task<IReadOnlyList<Colleague>> AvailableAsync(ReadView view, PeopleWanted wanted, long moment, CancellationToken cancellationToken);

    /// <summary>The leave a person is on at <paramref name="moment"/>; null when they are there.</summary>
    Task<Absence?> AbsenceAsync(ReadView view, Guid personId, long moment, CancellationToken cancellationToken);

    /// <summary>
    /// Whom to turn to above a person: the lead of their team, or else a manager, or else a director; null when there is nobody.
    /// </summary>
    Task<Colleague?> LeadOfAsync(ReadView view, Guid personId, CancellationToken cancellationToken);
}
