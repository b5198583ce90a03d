using CrmBot.Features.People;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Console;

/// <summary>Whom one can be in the console: everybody at work in the company.</summary>
internal sealed class ConsolePeople(IStore store)
{
    public Task<List<ConsolePerson>> ListAsync(CancellationToken cancellationToken) => store.ReadAsync(ReadAsync, cancellationToken);

    private static async Task<List<ConsolePerson>> ReadAsync(ReadView view, CancellationToken cancellationToken)
    {
        var people = await view.Db.Set<Person>().Where(person => person.IsActive && person.DirectoryId != null).ToListAsync(cancellationToken);
        return [.. people.OrderBy(person => Order(person.Role)).ThenBy(person => person.Locale != "zh-CN").ThenBy(person => person.Team, StringComparer.Ordinal).ThenBy(person => person.DirectoryId, StringComparer.Ordinal).Select(person => new ConsolePerson(
            person.DirectoryId!, person.Name, person.Nicknames is [var nickname, ..] ? nickname : null, person.Role, person.Team, person.Locale, person.Zone))];
    }

    private static int Order(string role) => role switch { "rep" => 0, "lead" => 1, "agent" => 2, "presales" => 3, "manager" => 4, "director" => 5, _ => 6 };
}
