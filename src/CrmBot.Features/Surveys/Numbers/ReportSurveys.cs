using System.Globalization;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Reports;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Surveys.Numbers;

/// <summary>
/// 本月满意度多少, nps this quarter vs last: counts and keeps the answer like a report, every number with the answers it counted; the
/// sums that mean and margin are made of are kept beside them.
/// </summary>
internal sealed class ReportSurveys(DigestReaders readers)
{
    /// <summary>What such a report is grouped by, for those who draw it.</summary>
    public const string Grouping = "survey";

    public const string Sum = "sum", Squares = "squares";

    private const int UsualDays = 90;

    public async Task<Reply> ReportAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var kind = SurveyKinds.Read(frame.Text("kind"));
        var owners = await DigestReaders.OwnersAsync(turn.Work, turn.Actor, DigestFilter.None, cancellationToken);
        if (owners.Count == 0) return new Reply.Refuse("report.notYours");
        var compare = frame.Texts("cmp") is { Count: 2 } both ? both : [];
        var (days, before) = Days(turn, frame, compare);
        var numbers = await CountAsync(turn, kind, days, owners, "n", cancellationToken);
        if (before is { } other) numbers.AddRange(await CountAsync(turn, kind, other, owners, "was", cancellationToken));
        var report = await KeepAsync(turn, kind, days, compare, numbers, readers, cancellationToken);
        return new Reply.OfRecord(new RecordRef("digest", report.Id));
    }

    /// <summary>Keeps numbers as a report of surveys that <see cref="SurveyReportBody"/> draws.</summary>
    public static async Task<Digest> KeepAsync(
        Turn turn, string kind, DigestPeriod days, IReadOnlyList<string> compare, IReadOnlyList<DigestNumber> numbers,
        DigestReaders readers, CancellationToken cancellationToken)
    {
        var report = new Digest
        {
            Kind = DigestKind.Report,
            ReaderId = turn.Actor.Id,
            InGroup = turn.Place.IsGroup,
            From = days.From,
            To = days.To,
            First = SaidTime.Write(days.First),
            Last = SaidTime.Write(days.Last),
            Zone = turn.Actor.Zone.Id,
            Scope = await readers.ScopeAsync(turn.Work, turn.Actor, DigestFilter.None, cancellationToken),
            Question = new ReportQuestion(kind, Grouping, null, null, null, [], compare, null, null).Write(),
            Body = new DigestContent([new DigestBlock(MakeReport.Block, numbers)], []).Write(),
            MadeAt = turn.Now,
        };
        turn.Db.Add(report);
        return report;
    }

    private static async Task<List<DigestNumber>> CountAsync(
        Turn turn, string kind, DigestPeriod days, IReadOnlyCollection<Guid> owners, string prefix, CancellationToken cancellationToken)
    {
        var isAll = Roles.SeesEverything(turn.Actor.Role);
        var answers = await ReadAnswers.OfAsync(turn.Work, kind, (days.From, days.To), owners, isAll, cancellationToken);
        var asked = await ReadAnswers.AskedAsync(turn.Work, kind, days, owners, isAll, cancellationToken);
        List<DigestNumber> numbers =
        [
            Number("answers", answers),
            Number("good", answers.Where(one => SurveyKinds.IsGood(kind, one.Score))),
            Number("middle", answers.Where(one => !SurveyKinds.IsGood(kind, one.Score) && !SurveyKinds.IsLow(kind, one.Score))),
            Number("low", answers.Where(one => SurveyKinds.IsLow(kind, one.Score))),
            .. SurveyChannels.All.Select(channel => Number(channel, answers.Where(one => one.Channel == channel))),
            .. answers.Where(one => one.TicketType is not null).GroupBy(one => one.TicketType!, StringComparer.Ordinal)
                .OrderByDescending(scene => scene.Count()).ThenBy(scene => scene.Key, StringComparer.Ordinal)
                .Select(scene => Number(ReportWords.TicketType + scene.Key,
                    scene) with { Among = scene.Count(one => SurveyKinds.IsGood(kind, one.Score)) }),
            new DigestNumber(prefix + "|asked", "survey", [.. asked.Select(one => one.Id)]),
            new DigestNumber(prefix + "|replied", "survey", [.. asked.Where(one => one.IsAnswered).Select(one => one.Id)]),
        ];
        return numbers;

        DigestNumber Number(string name, IEnumerable<CountedAnswer> counted)
        {
            var list = counted.ToList();
            return new DigestNumber($"{prefix}|{name}", "survey", [.. list.Select(one => one.Id)])
            {
                Sums = new Dictionary<string, long> { [Sum] = list.Sum(one => (long)one.Score),
                    [Squares] = list.Sum(one => (long)one.Score * one.Score) },
            };
        }
    }

    private static (DigestPeriod Days, DigestPeriod? Before) Days(Turn turn, Frame frame, IReadOnlyList<string> compare)
    {
        var zone = turn.Actor.Zone;
        if (compare is [var asked, var other] && PeriodCode.Read(asked) is { } one && PeriodCode.Read(other) is { } two)
            return (DigestPeriod.Days(one.First, one.Last, zone), DigestPeriod.Days(two.First, two.Last, zone));
        var today = DateOnly.FromDateTime(turn.LocalNow);
        var last = SaidTime.Read(frame.Text("to"))?.Day ?? today;
        var first = SaidTime.Read(frame.Text("from"))?.Day ?? last.AddDays(-UsualDays);
        return (DigestPeriod.Days(first <= last ? first : last, last, zone), null);
    }
}

/// <summary>3分以下的有谁: the customers by what they gave.</summary>
internal sealed class ListScores(OpenNumber open, DigestReaders readers)
{
    private const int UsualDays = 365;

    public async Task<Reply> ListAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var kind = SurveyKinds.Read(frame.Text("kind"));
        var owners = await DigestReaders.OwnersAsync(turn.Work, turn.Actor, DigestFilter.None, cancellationToken);
        var last = SaidTime.Read(frame.Text("to"))?.Day ?? DateOnly.FromDateTime(turn.LocalNow);
        var days = DigestPeriod.Days(SaidTime.Read(frame.Text("from"))?.Day ?? last.AddDays(-UsualDays), last, turn.Actor.Zone);
        var (least, most) = (Limit(frame, "min") ?? SurveyKinds.Least(kind), Limit(frame, "max") ?? SurveyKinds.Most(kind));
        var answers = await ReadAnswers.OfAsync(turn.Work, kind, (days.From, days.To), owners, Roles.SeesEverything(turn.Actor.Role),
            cancellationToken);
        // The newest first: what is to be done about them is most pressing there.
        var fitting = answers.Where(one => one.Score >= least && one.Score <= most).Reverse().Select(one => one.Id).ToList();
        if (fitting.Count == 0) return new Reply.Say("survey.noneLike");
        var number = new DigestNumber("n|list", "survey", fitting);
        var kept = await ReportSurveys.KeepAsync(turn, kind, days, [], [number], readers, cancellationToken);
        var page = await open.PageAsync(turn, kept, number, 0, cancellationToken);
        return await Tickets.Lists.ListTickets.ToPersonAsync(turn, page, cancellationToken);
    }

    private static int? Limit(Frame frame, string slot) =>
        int.TryParse(frame.Text(slot), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
}
