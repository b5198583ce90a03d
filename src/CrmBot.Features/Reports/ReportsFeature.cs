using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Reports;

/// <summary>Numbers by a question; each feature reports its own.</summary>
public static class ReportsFeature
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<TellIdle>()
        .AddSingleton<ReportWords>()
        .AddSingleton<ReportCard>()
        .AddSingleton<IFrameHandler, ReportMeasures>();

    /// <summary>A measure made of records that can be counted and grouped.</summary>
    internal static IServiceCollection AddReport<TSource>(this IServiceCollection services)
        where TSource : class, IReportSource => services
        .AddSingleton<TSource>()
        .AddSingleton<IReportSource>(provider => provider.GetRequiredService<TSource>())
        .AddSingleton<IMeasure>(
            provider => ActivatorUtilities.CreateInstance<AnswerReport>(provider, provider.GetRequiredService<TSource>()));
}
