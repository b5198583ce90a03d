using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People;

/// <summary>The admins' card 人员: who wrote and has no role yet; choose role and team, done.</summary>
internal sealed class AdmitPeople(CompanySettings settings, CardLibrary cards, Welcome welcome) : IPhraseHandler, ICardVerb
{
    private const int MostListed = 40, MostStaff = 100;

    public string Verb => "people.admit";

    public string Name => "people";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Actor.Role != Roles.Admin) return new Reply.Refuse("people.admit.onlyAdmins");
        if (turn.Place.IsGroup) return new Reply.Refuse("people.pick.inDirectChat");
        var waiting = await turn.Db.Set<Newcomer>().AsNoTracking().OrderByDescending(newcomer => newcomer.LastSeen)
            .Take(MostListed).ToListAsync(cancellationToken);
        Reply first = waiting.Count == 0
            ? new Reply.Say("people.admit.nobody")
            : new Reply.Card("people-admit", Data(waiting, turn.Locale));
        return new Reply.Several([first, await StaffAsync(turn, cancellationToken)]);
    }

    // Whoever is here already, to look at and change.
    private static async Task<Reply> StaffAsync(Turn turn, CancellationToken cancellationToken)
    {
        var people = await turn.Db.Set<Person>().AsNoTracking().Where(person => person.IsActive).ToListAsync(cancellationToken);
        var choices = people.OrderBy(person => person.Name, StringComparer.Ordinal).Take(MostStaff)
            .Select(person => (JsonNode)Choice(person.Name, person.Id.ToString("N")));
        return new Reply.Card("people-staff", new JsonObject { ["people"] = new JsonArray([.. choices]) });
    }

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (turn.Actor.Role != Roles.Admin) return new Reply.Refuse("people.admit.onlyAdmins");
        if (action.Text("role") is not { } role || !Roles.All.Contains(role)) return new Reply.Refuse("people.admit.noRole");
        var team = action.Text("team") is { Length: > 0 } named && settings.Teams.Any(known => known.Code == named) ? named : null;
        var newcomer = Guid.TryParseExact(action.Text("newcomer"), "N", out var id)
            ? await turn.Work.Records.FindAsync<Newcomer>(id, cancellationToken)
            : null;
        if (newcomer is null) return new Reply.Refuse("people.admit.noPerson");
        var person = await AdmitAsync(turn, newcomer, role, team, cancellationToken);
        // They were told to wait; now they hear that they need not.
        await turn.Work.SaveAsync(cancellationToken);
        await turn.Work.Outbox.ToPersonAsync(person.Id, welcome.To(person, person.Locale), $"welcome:{person.Id:N}", Delivery.AtLeastOnce,
            Priority.Answer, cancellationToken);
        return new Reply.Card("people-admitted", new JsonObject
        {
            ["name"] = person.Name,
            ["detail"] = $"{cards.Words(turn.Locale, "people.role." + role)} {CompanySettings.Word(settings.Teams, team, turn.Locale)}"
                .Trim(),
        });
    }

    private async Task<Person> AdmitAsync(
        Turn turn, Newcomer newcomer, string role, string? team, CancellationToken cancellationToken)
    {
        // A person with this name may already be there from an import, without a directory id: then this is that person.
        var person = await turn.Db.Set<Person>().FirstOrDefaultAsync(
            known => known.Name == newcomer.Name && known.DirectoryId == null, cancellationToken);
        if (person is null)
        {
            person = new Person { Name = newcomer.Name[..Math.Min(newcomer.Name.Length, Person.NameLength)], Role = role,
                Locale = newcomer.Locale, Zone = settings.Zone };
            turn.Db.Add(person);
        }

        (person.Role, person.Team, person.IsActive, person.MessengerId) = (role, team, true, newcomer.MessengerId);
        // The clock of the client they wrote from; an import knew nothing better.
        person.Zone = await DirectPlaces.ZoneAsync(turn.Work, newcomer.DirectoryId) ?? person.Zone;
        await BindPerson.BindAsync(turn.Work, person, newcomer.DirectoryId, cancellationToken);
        turn.Db.Remove(newcomer);
        await turn.Work.World.ChangedAsync("person", person.Id, cancellationToken);
        return person;
    }

    private JsonObject Data(List<Newcomer> waiting, string locale) => new()
    {
        ["say"] = new JsonObject { ["count"] = cards.Words(locale, "people.admit.count", ("count", waiting.Count)) },
        ["people"] = new JsonArray([.. waiting.Select(newcomer => (JsonNode)Choice(newcomer.Name, newcomer.Id.ToString("N")))]),
        ["roles"] = new JsonArray([.. Roles.All.Select(role => (JsonNode)Choice(cards.Words(locale, "people.role." + role), role))]),
        ["teams"] = new JsonArray([.. settings.Teams.Select(team => (JsonNode)Choice(team.In(locale), team.Code))]),
    };

    private static JsonObject Choice(string title, string value) => new() { ["title"] = title, ["value"] = value };
}
