using System.Text.RegularExpressions;
using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Language.Text;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Goals;

/// <summary>Whose a goal is: both null for the company's.</summary>
/// <param name="Team">The team whose it is, or the person's.</param>
internal sealed record GoalHolder(Guid? Person, string? Team)
{
    public Subject Subject => new("goal", Person, Team);
}

/// <summary>Finds out whose goal is meant: whom the sentence names, otherwise by what the speaker looks after.</summary>
internal sealed partial class GoalHolders(IPersonDirectory people, CompanySettings settings)
{
    /// <summary>The parser's word for everybody: no goal of ours is each one's.</summary>
    public const string Each = "each";

    private const int ShortestName = 2;

    /// <summary>Whose of several goals in one message it is: a colleague, a team or <c>me</c>.</summary>
    public async Task<GoalHolder?> SaidAsync(Turn turn, string? whose, CancellationToken cancellationToken)
    {
        if (whose is null) return null;
        if (settings.Teams.Any(team => team.Code == whose)) return new(null, whose);
        return await people.ResolveAsync(turn.Work, turn.Actor, whose, cancellationToken) is { } person
            ? new(person.Id, person.Team)
            : null;
    }

    /// <summary>Null when nobody was named.</summary>
    public async Task<GoalHolder?> NamedAsync(Turn turn, CancellationToken cancellationToken)
    {
        var text = turn.Text ?? "";
        foreach (var person in await people.ListAsync(turn.Work, null, cancellationToken))
            if (Names(text, [person.Name, Pinyin.NameOf(person.Name) ?? person.Name, .. person.Nicknames]))
                return new(person.Id, person.Team);
        if (settings.Teams.FirstOrDefault(team => Names(text, [team.Code, .. team.Words])) is { } named) return new(null, named.Code);
        if (OfCompany().IsMatch(text)) return new(null, null);
        if (OfTeam().IsMatch(text) && turn.Actor.Team is { } own) return new(null, OwnTeam.IsEverybody(turn.Actor, "team") ? null : own);
        return OfSpeaker().IsMatch(text) ? new(turn.Actor.Id, turn.Actor.Team) : null;
    }

    /// <summary>The company's of those who look after it, the team's of its lead, everybody else's own.</summary>
    public static GoalHolder Usual(Turn turn) => turn.Actor.Role switch
    {
        _ when Roles.SeesEverything(turn.Actor.Role) => new(null, null),
        Roles.Lead when turn.Actor.Team is { } team => new(null, team),
        _ => new(turn.Actor.Id, turn.Actor.Team),
    };

    private static bool Names(string text, IEnumerable<string> names) =>
        names.Any(name => name.Length >= ShortestName && At(text, name) >= 0);

    // A name in Latin letters is a word of its own: Tom is not in "customers".
    private static int At(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1,
            StringComparison.OrdinalIgnoreCase))
        {
            var (before, after) = (at == 0 ? ' ' : text[at - 1], at + name.Length == text.Length ? ' ' : text[at + name.Length]);
            if (!(char.IsAsciiLetter(name[0]) && char.IsAsciiLetter(before))
                && !(char.IsAsciiLetter(name[^1]) && char.IsAsciiLetter(after))) return at;
        }

        return -1;
    }

    [GeneratedRegex(@"公司|全员|\bcompany\b|\bcompany-wide\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfCompany();

    [GeneratedRegex(@"团队|小组|我们组|本组|全组|组里|咱们组|\bteam\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfTeam();

    [GeneratedRegex(@"我的|我自己|我个人|个人目标|\bmy\b|\bmyself\b|\bi\b|\bam i\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfSpeaker();
}
