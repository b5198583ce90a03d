using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Reports;
using CrmBot.Features.Tickets;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Quality;

/// <summary>抽检: the newest sample.</summary>
internal sealed class ShowSample(QualityPeople people) : IPhraseHandler
{
    public string Name => "quality_week";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!await people.MayReviewAsync(turn.Work, turn.Actor, cancellationToken)) return new Reply.Refuse("quality.notYours");
        if (turn.Place.IsGroup) return new Reply.Refuse("policy.notInGroup");
        var newest = await turn.Db.Set<QualityWeek>().AsNoTracking().OrderByDescending(week => week.Week).Select(week => (Guid?)week.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return newest is { } id ? new Reply.OfRecord(new RecordRef("quality_week", id)) : new Reply.Say("quality.none");
    }
}

/// <summary>质检合格率: of what was looked at, how much was in order, by agent; every number opens its list.</summary>
internal sealed class AskPassRate(IEnumerable<IMeasure> measures) : IPhraseHandler
{
    public string Name => "quality_rate";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var measure = measures.First(known => known.Name == ChecksInReports.Name);
        return await PostReport.PastAnswerAsync(turn,
            await measure.ReportAsync(turn, new Frame("report", new JsonObject { ["m"] = ChecksInReports.Name }), cancellationToken),
            cancellationToken);
    }
}

/// <summary>抽检种子482913: draws anew with that seed and says whether it is what was drawn then.</summary>
internal sealed class DrawAgain(QualityPeople people, QualityRound round) : IPhrasePattern
{
    private const int MostNamed = 40;

    public string Name => "quality_seed";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        if (!int.TryParse(said["seed"], NumberStyles.None, CultureInfo.InvariantCulture, out var seed)) return null;
        if (!await people.MayReviewAsync(turn.Work, turn.Actor, cancellationToken)) return new Reply.Refuse("quality.notYours");
        if (turn.Place.IsGroup) return new Reply.Refuse("policy.notInGroup");
        if (await turn.Db.Set<QualityWeek>().AsNoTracking().Where(week => week.Seed == seed).OrderByDescending(week => week.Week)
            .FirstOrDefaultAsync(cancellationToken) is not { } week)
            return new Reply.Refuse("quality.noSeed", ("seed", seed));
        var again = DrawSample.Draw(await DrawSample.SolvedAsync(turn.Work, round.Week(week.Monday), cancellationToken), seed,
            week.PerAgent);
        var then = await turn.Db.Set<QualityCheck>().AsNoTracking().Where(check => check.WeekId == week.Id).Select(check => check.TicketId)
            .ToListAsync(cancellationToken);
        return new Reply.Say(
            again.Select(one => one.TicketId).ToHashSet().SetEquals(then) ? "quality.same" : "quality.different",
            ("seed", seed), ("count", again.Count),
            ("list", string.Join(' ', again.Take(MostNamed).Select(one => PrintTicket.Number(one.Number)))));
    }
}
