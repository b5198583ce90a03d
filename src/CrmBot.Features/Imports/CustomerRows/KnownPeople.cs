using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>
/// Colleagues by what a table may call them: name, nickname, mail address or directory id. Those who have left too, for what they once did.
/// </summary>
internal sealed class KnownPeople
{
    private readonly Dictionary<string, List<Person>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Person>> byMail = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Person> byId = [];

    public static async Task<KnownPeople> LoadAsync(ReadView view, CancellationToken cancellationToken)
    {
        var known = new KnownPeople();
        foreach (var person in await view.Db.Set<Person>().AsNoTracking().OrderBy(person => person.Id).ToListAsync(cancellationToken))
            known.Add(person);
        return known;
    }

    public void Add(Person person)
    {
        byId[person.Id] = person;
        foreach (var name in person.Nicknames.Append(person.Name).Select(FoldedName.Of).Append(person.DirectoryId ?? "")
            .Where(name => name.Length > 0).Distinct())
            Keep(byName, name, person);
        foreach (var name in MailNames.Of(person)) Keep(byMail, name, person);
    }

    private static void Keep(Dictionary<string, List<Person>> people, string name, Person person)
    {
        if (people.TryGetValue(name, out var others)) others.Add(person);
        else people[name] = [person];
    }

    public string? NameOf(Guid id) => byId.GetValueOrDefault(id)?.Name;

    public string? TeamOf(Guid? id) => id is { } known && byId.TryGetValue(known, out var person) ? person.Team : null;

    /// <summary>Whoever is called so: those with that very name if there are any, then those with that nickname.</summary>
    public IReadOnlyList<Person> Called(string said)
    {
        var folded = FoldedName.Of(said);
        var all = byName.GetValueOrDefault(said.Trim())
            ?? (IsMail(said) ? byMail.GetValueOrDefault(MailNames.Local(said)) : byName.GetValueOrDefault(folded)) ?? [];
        var exact = all.FindAll(person => FoldedName.Of(person.Name) == folded);
        return exact.Count > 0 ? exact : all;
    }

    public static bool IsMail(string said) => said.IndexOf('@', StringComparison.Ordinal) > 0;

    /// <summary>The one person of that name who may have written something once; null when there is none, or several.</summary>
    public Person? Author(string? said) => said is null ? null : Called(said) is [var only] ? only : null;
}
