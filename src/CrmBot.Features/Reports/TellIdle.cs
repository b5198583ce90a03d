using CrmBot.Cards;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reports;

/// <summary>这周谁没写跟进: the reps of whom a measure counts nothing, by name.</summary>
internal sealed class TellIdle(IPersonDirectory people, DigestWords digests, CardLibrary cards)
{
    // A whole company is no answer; who asks about many sees the list by its numbers.
    private const int MostNamed = 30;

    public async Task<Reply> TellAsync(Turn turn, IReportSource source, ReportScope scope, CancellationToken cancellationToken)
    {
        var busy = (await source.ReadAsync(turn.Work, scope, cancellationToken)).Select(item => item.Owner).ToHashSet();
        var reps = (await people.ListAsync(turn.Work, null, cancellationToken))
            .Where(person => person.Role == Roles.Rep && scope.Owners.Contains(person.Id));
        var idle = reps.Where(person => !busy.Contains(person.Id)).Select(person => person.Name).ToList();
        var days = digests.Days(scope.From, scope.To, Instants.DayOf(turn.Now, turn.Actor.Zone), turn.Locale);
        return idle.Count == 0
            ? new Reply.Say("report.nobodyIdle", ("days", days))
            : new Reply.Say("report.idle", ("days", days), ("count", idle.Count), ("names", Names(idle, turn.Locale)));
    }

    private string Names(List<string> names, string locale) =>
        string.Join(cards.Words(locale, "common.list_separator"), names.Take(MostNamed)) + (names.Count > MostNamed ? " …" : "");
}
