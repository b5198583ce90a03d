using CrmBot.Features.Company;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reports;

/// <summary>Answers one measure with a card whose every number opens its list (intent <c>report</c>).</summary>
internal sealed class AnswerReport(
    IReportSource source, IPersonDirectory people, CompanySettings settings, DigestReaders readers, TellIdle idle) : IMeasure
{
    // Rates and reasons need more than a few days to say anything.
    private const int UsualDays = 90;

    public string Name => source.Measure;

    public async Task<Reply> ReportAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var question = await NamedAsync(turn, ReportQuestion.Read(frame, source), cancellationToken);
        if (await FilterAsync(turn, question.Of, cancellationToken) is not { } filter)
            return new Reply.Refuse("report.whoIsThat", ("name", question.Of ?? ""));
        var owners = await DigestReaders.OwnersAsync(turn.Work, turn.Actor, filter, cancellationToken);
        if (owners.Count == 0)
            return turn.Actor.Role == Roles.Lead
                ? new Reply.Refuse("report.notYourTeam", ("name", question.Of))
                : new Reply.Refuse("report.notYours");
        var (days, compared) = Days(turn, question);
        var scope = new ReportScope(days.From, days.To, turn.Actor.Zone, owners, filter.IsAllFor(turn.Actor));
        if (frame.Has(Frame.Idle)) return await idle.TellAsync(turn, source, scope, cancellationToken);
        var who = await readers.ScopeAsync(turn.Work, turn.Actor, filter, cancellationToken);
        var report = await MakeReport.MakeAsync(turn.Work, source, question, scope, compared, turn.Actor, turn.Place.IsGroup, who,
            cancellationToken);
        turn.Db.Add(report);
        return new Reply.OfRecord(new RecordRef("digest", report.Id));
    }

    /// <summary>The groups that are asked about by the keys they have: people by their ids, a region with the places in it.</summary>
    private async Task<ReportQuestion> NamedAsync(Turn turn, ReportQuestion question, CancellationToken cancellationToken)
    {
        if (question.By == "region") return question with { Only = [.. question.Only.SelectMany(settings.RegionsIn)] };
        if (question.By != "owner" || question.Only.Count == 0) return question;
        List<string> keys = [];
        foreach (var name in question.Only)
        {
            // unknown, a group of its own without figures
            keys.Add(
                await people.ResolveAsync(turn.Work, turn.Actor, name, cancellationToken) is { } person ? person.Id.ToString("N") : name);
        }

        return question with { Only = keys };
    }

    private async Task<DigestFilter?> FilterAsync(Turn turn, string? whose, CancellationToken cancellationToken)
    {
        if (whose is null || OwnTeam.IsEverybody(turn.Actor, whose)) return DigestFilter.None;
        if (whose == "team") return DigestFilter.None with { Team = turn.Actor.Team };
        if (settings.Teams.Any(team => team.Code == whose)) return DigestFilter.None with { Team = whose };
        return await people.ResolveAsync(turn.Work, turn.Actor, whose, cancellationToken) is { } person
            ? DigestFilter.None with { Owner = person.Id } : null;
    }

    private ((DateOnly From, DateOnly To) Days, (DateOnly, DateOnly)? Compared) Days(Turn turn, ReportQuestion question)
    {
        if (question.Compare is [var asked, var other] && PeriodCode.Read(asked) is { } one && PeriodCode.Read(other) is { } two)
            return (one, two);
        var today = DateOnly.FromDateTime(turn.LocalNow);
        var from = SaidTime.Read(question.From)?.Day;
        var to = SaidTime.Read(question.To)?.Day;
        var usual = source.IsRate || source.UsualGrouping == "reason"
            ? today.AddDays(-UsualDays)
            : new DateOnly(today.Year, today.Month, 1);
        var last = to ?? today;
        return ((from ?? (usual <= last ? usual : last), last), null);
    }
}
