using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People;

/// <summary>客服组都有谁: who is in a team.</summary>
internal sealed class TeamPeople(CompanySettings settings, IPersonDirectory people, CardLibrary cards) : IPhrasePattern
{
    public string Name => "team_people";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        if (FoldedName.Of(said["team"] ?? "") is not { Length: > 0 } key) return null;
        if (settings.Teams.FirstOrDefault(team =>
            new[] { team.Code, team.Zh, team.En }.OfType<string>().Concat(team.Words)
                .Any(word => FoldedName.Of(word) == key)) is not { } called) return null;
        var members = await people.ListAsync(turn.Work, called.Code, cancellationToken);
        var comma = cards.Words(turn.Locale, "common.list_separator");
        return members.Count == 0
            ? new Reply.Say("people.team.nobody", ("team", called.In(turn.Locale)))
            : new Reply.Say("people.team.who", ("team", called.In(turn.Locale)), ("count", members.Count),
                ("list", string.Join(comma, members.Select(person => person.Name))));
    }
}
