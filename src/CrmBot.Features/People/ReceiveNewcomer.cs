using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People;

/// <summary>
/// Outside Development: somebody nobody knows wrote. An admin of the configuration is let in; everybody else is noted for the admins
/// and told so.
/// </summary>
internal sealed class ReceiveNewcomer(PeopleOptions options, Welcome welcome)
{
    public async Task<Reply> ReceiveAsync(Turn turn, CancellationToken cancellationToken)
    {
        var directoryId = turn.Actor.DirectoryId;
        if (options.Admins.Contains(directoryId))
            return welcome.To(await AdmitAdminAsync(turn, directoryId, cancellationToken), turn.Locale);
        // Somebody who has left is nobody to be let in again by mistake.
        if (await turn.Work.Records.ReadAsync<DirectoryBinding>(DirectoryBinding.IdOf(directoryId), cancellationToken) is not null)
            return new Reply.Refuse("people.deactivated");
        await NoteAsync(turn, directoryId, cancellationToken);
        return new Reply.Refuse("people.unknown");
    }

    private static async Task<Person> AdmitAdminAsync(Turn turn, string directoryId, CancellationToken cancellationToken)
    {
        var person = new Person { Name = NameOf(turn), Role = Roles.Admin, Locale = turn.Locale, Zone = turn.Actor.Zone.Id };
        turn.Db.Add(person);
        await BindPerson.BindAsync(turn.Work, person, directoryId, cancellationToken);
        await turn.Work.World.ChangedAsync("person", person.Id, cancellationToken);
        return person;
    }

    private static async Task NoteAsync(Turn turn, string directoryId, CancellationToken cancellationToken)
    {
        var id = Newcomer.IdOf(directoryId);
        var known = await turn.Work.Records.FindAsync<Newcomer>(id, cancellationToken);
        if (known is null)
        {
            known = new Newcomer { Id = id, DirectoryId = directoryId, Name = NameOf(turn), Locale = turn.Locale, FirstSeen = turn.Now };
            turn.Db.Add(known);
        }

        known.LastSeen = turn.Now;
    }

    private static string NameOf(Turn turn)
    {
        var name = turn.Actor.Name.ReplaceLineEndings(" ").Trim();
        return name.Length == 0 ? "?" : name[..Math.Min(name.Length, Person.NameLength)];
    }
}
