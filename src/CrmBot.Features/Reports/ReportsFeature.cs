using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Reports;

/// <summary>Numbers by a question; each feature reports its own.</summary>
public static class ReportsFeature
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services.AddSingleton<IFrameHandler, ReportMeasures>();
}
