using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People;

/// <summary>In Development: asks who one wants to be in the demo company, and makes one that person. 换人 asks again.</summary>
internal sealed class PickDemoPerson(PeopleOptions options, CompanySettings settings, CardLibrary cards, Welcome welcome)
    : ICardVerb, IPhraseHandler
{
    public string Verb => "people.pick";

    public string Name => "switch_person";

    public bool IsOffered => options.DemoPeople;

    Task<Reply> IPhraseHandler.HandleAsync(Turn turn, CancellationToken cancellationToken) => AskAsync(turn, cancellationToken);

    public async Task<Reply> AskAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup) return new Reply.Refuse("people.pick.inDirectChat");
        var people = await turn.Db.Set<Person>().AsNoTracking().Where(person => person.IsActive).ToListAsync(cancellationToken);
        if (people.Count == 0) return new Reply.Say("people.pick.nobody");
        var rows = people.OrderBy(person => Rank(person.Role)).ThenBy(person => person.Id)
            .Select(person => (JsonNode)new JsonObject { ["title"] = Label(person, turn.Locale), ["value"] = person.Id.ToString("N") });
        return new Reply.Card("people-pick", new JsonObject { ["people"] = new JsonArray([.. rows]) });
    }

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (!options.DemoPeople || turn.Place.IsGroup) return new Reply.Refuse("people.pick.inDirectChat");
        var person = Guid.TryParseExact(action.Text("person"), "N", out var id)
            ? await turn.Db.Set<Person>().FirstOrDefaultAsync(known => known.Id == id && known.IsActive, cancellationToken)
            : null;
        if (person is null) return new Reply.Refuse("people.pick.nobodyChosen");
        await BindPerson.BindAsync(turn.Work, person, turn.Actor.DirectoryId, cancellationToken);
        return welcome.To(person, turn.Locale);
    }

    private string Label(Person person, string locale)
    {
        var name = person.Nicknames is [var nickname, ..] ? $"{person.Name} ({nickname})" : person.Name;
        var role = cards.Words(locale, "people.role." + person.Role);
        return $"{name} · {CompanySettings.Word(settings.Teams, person.Team, locale)} {role}";
    }

    private static int Rank(string role) => role switch { Roles.Rep => 0, Roles.Lead => 1, Roles.Agent => 2, Roles.Manager => 3, _ => 4 };
}
