using CrmBot.Features.Digests;
using CrmBot.Features.Reports;
using CrmBot.Features.Rounds;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Quality;

/// <summary>
/// Whether the service desk's work is in order: a sample every week, a checklist for each ticket of it, and the rate that comes of it.
/// </summary>
public static class QualityFeature
{
    public static IServiceCollection AddQuality(this IServiceCollection services) => services
        .AddSingleton<IModelPart, QualityModel>()
        .AddSingleton<QualityPeople>()
        .AddSingleton<IPhrasePattern, NameReviewer>()
        .AddSingleton(QualityRound.PerAgent)
        .AddRound<QualityRound>()
        .AddSingleton<INotice>(new PlainNotice(QualityRound.Notice, "ticket", "quality.why", Urgency.Timely, true))
        .AddSingleton<IRecordCard, QualityWeekCard>()
        .AddSingleton<IRecordCard, QualityCheckCard>()
        .AddSingleton<ICardVerb, OpenCheck>()
        .AddSingleton<ICardVerb, SaveCheck>()
        .AddSingleton<IPhraseHandler, ShowSample>()
        .AddSingleton<IPhraseHandler, AskPassRate>()
        .AddSingleton<IPhrasePattern, DrawAgain>()
        .AddReport<ChecksInReports>()
        .AddSingleton<IDigestSection, ChecksInDigest>()
        .AddSingleton<IListedRecords, ChecksInLists>();
}

internal sealed class QualityModel : IModelPart
{
    public void Configure(ModelBuilder builder)
    {
        builder.Entity<QualityWeek>(week =>
        {
            week.ToTable("quality_weeks");
            week.Property(w => w.Week).HasMaxLength(10);
            week.Ignore(w => w.Monday);
            week.HasIndex(w => w.Seed);
        });
        builder.Entity<QualityCheck>(check =>
        {
            check.ToTable("quality_checks");
            check.Property(c => c.Answers).HasMaxLength(QualityCheck.Points.Count);
            check.Property(c => c.Note).HasMaxLength(QualityCheck.NoteLength);
            check.Ignore(c => c.Score);
            check.HasIndex(c => c.WeekId);
            check.HasIndex(c => c.ReviewedAt);
        });
        builder.Entity<QualityReviewer>(reviewer => reviewer.ToTable("quality_reviewers"));
    }
}
