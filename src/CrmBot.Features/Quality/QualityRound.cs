using System.Globalization;
using System.Security.Cryptography;
using CrmBot.Features.Company;
using CrmBot.Features.Digests;
using CrmBot.Features.Reading;
using CrmBot.Features.Rounds;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Quality;

/// <summary>
/// On the first workday of each week some of last week's solved tickets are drawn for the reviewer: one card, also after a restart.
/// </summary>
internal sealed class QualityRound(QualityPeople people, RuleBook rules, WorkCalendar calendar, CompanySettings settings) : IRound
{
    /// <summary>How many tickets of each agent; 0 draws none.</summary>
    public static readonly KnownRule PerAgent = new("quality_sample", RuleUnit.Count, 3, 0, 20);

    public const string Notice = "quality.week";
    private const int MostSeed = 1_000_000;
    private static readonly Guid Company = StableId.Of("quality", "company");
    private static readonly TimeOnly Morning = new(9, 0);

    public string Rule => Notice;

    /// <inheritdoc/>
    public async Task PlanAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var local = work.LocalNow(TimeZones.Find(settings.Zone));
        var monday = DigestPeriods.Monday(DateOnly.FromDateTime(local));
        await SetAsync(work, Moment(monday) > local ? monday : monday.AddDays(7), cancellationToken);
    }

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var fell = DateOnly.ParseExact(timer.Slot, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        await PlanNextAsync(work, fell, cancellationToken);
        var monday = fell.AddDays(-7);
        var perAgent = await rules.ValueAsync(work, PerAgent.Code, cancellationToken);
        if (perAgent == 0 || await people.ReviewerAsync(work, cancellationToken) is not { } reviewer) return;
        if (await work.Records.ReadAsync<QualityWeek>(QualityWeek.IdOf(monday), cancellationToken) is not null) return;
        var solved = await DrawSample.SolvedAsync(work, Week(monday), cancellationToken);
        if (solved.Count == 0) return;
        var week = new QualityWeek
        {
            Id = QualityWeek.IdOf(monday), Week = monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Seed = RandomNumberGenerator.GetInt32(1, MostSeed),
            PerAgent = perAgent, Solved = solved.Count, ReviewerId = reviewer.Id, DrawnAt = work.Now,
        };
        work.Db.Add(week);
        foreach (var one in DrawSample.Draw(solved, week.Seed, perAgent))
            work.Db.Add(new QualityCheck { Id = QualityCheck.IdOf(week.Id, one.TicketId), WeekId = week.Id, TicketId = one.TicketId,
                AgentId = one.AgentId });
        await work.SaveAsync(cancellationToken);
        await work.Outbox.ToPersonAsync(
            reviewer.Id, new Reply.OfRecord(new RecordRef("quality_week", week.Id)), $"{Notice}:{week.Id:N}", Delivery.AtLeastOnce,
            Priority.Notice, cancellationToken);
    }

    public DigestPeriod Week(DateOnly monday) => DigestPeriods.Week(monday, TimeZones.Find(settings.Zone));

    // After a week without a workday two samples come on the same day. After a long stop the weeks in between are not made up for.
    private Task PlanNextAsync(UnitOfWork work, DateOnly monday, CancellationToken cancellationToken)
    {
        var oldest = work.LocalNow(TimeZones.Find(settings.Zone)).AddDays(-7);
        do monday = monday.AddDays(7);
        while (Moment(monday) < oldest);
        return SetAsync(work, monday, cancellationToken);
    }

    private Task SetAsync(UnitOfWork work, DateOnly monday, CancellationToken cancellationToken) => work.Timers.SetAsync(
        Rule, Company, monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Moment(monday), TimeZones.Find(settings.Zone),
        cancellationToken);

    private DateTime Moment(DateOnly monday) => calendar.OnOrAfter(monday).ToDateTime(Morning);
}
