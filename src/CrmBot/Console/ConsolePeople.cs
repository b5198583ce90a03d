using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Console;

/// <summary>Whom one can be in the console: everybody at work in the company.</summary>
internal sealed class ConsolePeople(IStore store, CompanySettings settings)
{
    private static readonly string[] Locales = ["zh-CN", "en-US"];

    public Task<List<ConsolePerson>> ListAsync(CancellationToken cancellationToken) => store.ReadAsync(ReadAsync, cancellationToken);

    private async Task<List<ConsolePerson>> ReadAsync(ReadView view, CancellationToken cancellationToken)
    {
        var people = await view.Db.Set<Person>().Where(person => person.IsActive && person.DirectoryId != null)
            .ToListAsync(cancellationToken);
        return [.. people.OrderBy(person => Order(person.Role)).ThenBy(person => person.Locale != Locales[0])
            .ThenBy(person => person.Team, StringComparer.Ordinal).ThenBy(person => person.DirectoryId, StringComparer.Ordinal)
            .Select(Shown)];
    }

    private ConsolePerson Shown(Person person) => new(
        person.DirectoryId!, person.Name, person.Nicknames is [var nickname, ..] ? nickname : null, person.Role,
        person.Team is { } team
            ? Locales.ToDictionary(locale => locale, locale => CompanySettings.Word(settings.Teams, team, locale))
            : null,
        person.Locale, person.Zone);

    private static int Order(string role) =>
        role switch { "rep" => 0, "lead" => 1, "agent" => 2, "presales" => 3, "manager" => 4, "director" => 5, _ => 6 };
}
