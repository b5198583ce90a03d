using CrmBot.Features.People;
using CrmBot.Runtime.Audit;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Privacy;

/// <summary>
/// Who may ask for personal data to be erased or handed over, and who decides about it: those
/// who look after the owner's team (its lead, and whoever looks after the whole company). Two
/// people: not whoever asked, nor somebody to whom they gave the right within the last hour.
/// </summary>
internal sealed class Deciders(IPersonDirectory people)
{
    private const int MostAsked = 4;
    private const long Hour = 3_600_000;

    public static bool MayAsk(Actor actor, string? team) => Roles.LooksAfter(actor, team);

    /// <summary>Whom to ask, admins first; nobody when the company has no second person with the right.</summary>
    public async Task<IReadOnlyList<Colleague>> ListAsync(ReadView view, Guid askedBy, string? team, CancellationToken cancellationToken)
    {
        List<Colleague> found = [];
        foreach (var person in (await people.ListAsync(view, null, cancellationToken))
            .OrderByDescending(person => person.Role == Roles.Admin).ThenByDescending(person => person.Role == Roles.Lead))
        {
            if (found.Count == MostAsked) break;
            if (person.DirectoryId is null || !HasRight(person.Role, person.Team, team)) continue;
            if (await IsSecondAsync(view, person.Id, askedBy, cancellationToken)) found.Add(person);
        }

        return found;
    }

    public static async Task<bool> MayDecideAsync(
        ReadView view, Actor actor, PrivacyRequest request, string? team, CancellationToken cancellationToken) =>
            Roles.LooksAfter(actor, team) && request.AskedBy is { } asked && await IsSecondAsync(view, actor.Id, asked, cancellationToken);

    private static bool HasRight(string role, string? theirs, string? team) =>
        Roles.SeesEverything(role) || (role == Roles.Lead && team is not null && team == theirs);

    private static async Task<bool> IsSecondAsync(ReadView view, Guid person, Guid askedBy, CancellationToken cancellationToken) =>
        person != askedBy && !await AuditReads.ChangedByAsync(view, new RecordRef("person", person), nameof(Person.Role), askedBy,
            view.Now - Hour, cancellationToken);
}
