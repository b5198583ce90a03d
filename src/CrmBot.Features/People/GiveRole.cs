using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People;

/// <summary>把小王设为组长, make Tom a lead.</summary>
internal sealed class GiveRole(CardLibrary cards) : IPhrasePattern
{
    public string Name => "role_give";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        if (RoleCalled(said["role"]) is not { } role
            || await FindColleague.NamedAsync(turn.Work, said["who"], cancellationToken) is not { } person) return null;
        return await ChangePerson.ChangeAsync(turn, person.Id, _ => role, cancellationToken);
    }

    private string? RoleCalled(string? typed) => FoldedName.Of(typed ?? "") is { Length: > 0 } key
        ? Roles.All.FirstOrDefault(role => role == key || Words(role).Any(word => FoldedName.Of(word) == key))
        : null;

    private IEnumerable<string> Words(string role) =>
        cards.Locales.Select(locale => cards.Words(locale, "people.role." + role))
            .Concat(cards.Locales.SelectMany(locale => cards.Words(locale, "people.roleWords." + role).Split('|')));
}

/// <summary>把小王调到二组, move Tom to sales team 1.</summary>
internal sealed class GiveTeam(CompanySettings settings) : IPhrasePattern
{
    public string Name => "team_give";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        if (TeamCalled(said["team"]) is not { } team
            || await FindColleague.NamedAsync(turn.Work, said["who"], cancellationToken) is not { } person) return null;
        return await ChangePerson.ChangeAsync(turn, person.Id, changed =>
        {
            changed.Team = team;
            return null;
        }, cancellationToken);
    }

    private string? TeamCalled(string? typed) => FoldedName.Of(typed ?? "") is { Length: > 0 } key
        ? settings.Teams.FirstOrDefault(
            team => new[] { team.Code, team.Zh, team.En }.OfType<string>().Concat(team.Words).Any(word => FoldedName.Of(word) == key))?.Code
        : null;
}

/// <summary>小王的资料: an admin looks at a colleague.</summary>
internal sealed class ShowPerson : IPhrasePattern
{
    public string Name => "person_show";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        if (await FindColleague.NamedAsync(turn.Work, said["who"], cancellationToken) is not { } person) return null;
        if (turn.Actor.Role != Roles.Admin && turn.Actor.Id != person.Id) return new Reply.Refuse("people.onlyAdminsChange");
        return turn.Place.IsGroup ? new Reply.Refuse("people.pick.inDirectChat") : new Reply.OfRecord(new RecordRef("person", person.Id));
    }
}
