using CrmBot.Features.Api;
using CrmBot.Features.Digests;
using CrmBot.Features.People.HandOvers;
using CrmBot.Features.Reports;
using CrmBot.Features.Rules;
using CrmBot.Features.Surveys.FromOutside;
using CrmBot.Features.Surveys.Numbers;
using CrmBot.Features.Surveys.Page;
using CrmBot.Features.Surveys.Recovery;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Surveys;

/// <summary>
/// How satisfied customers are: asked after a solved ticket or because somebody
/// says so, answered on a page or the phone, and made good for when it is bad.
/// </summary>
public static class SurveysFeature
{
    public static IServiceCollection AddSurveys(this IServiceCollection services) => services
        .AddSingleton<IModelPart, SurveysModel>()
        .AddSingleton(AskSurvey.Gap)
        .AddSingleton<AskSurvey>()
        .AddSingleton<AskAfterTicket>()
        .AddSingleton<ITicketListener>(provider => provider.GetRequiredService<AskAfterTicket>())
        .AddSingleton<ITimerHandler>(provider => provider.GetRequiredService<AskAfterTicket>())
        .AddSingleton<ITicketListener, TakeBackSurvey>()
        .AddSingleton<GiveAnswer>()
        .AddSingleton<SurveyAudience>()
        .AddSingleton<SendSurveys>()
        .AddSingleton<RecordScore>()
        .AddSingleton<IFrameHandler, SurveyFrames>()
        .AddSingleton<ReceiveScore>()
        .AddSingleton<IApiRoutes, ScoreRoutes>()
        .AddSingleton<IEventSource, SurveyEvents>()
        .AddSingleton<ICardVerb, RecordFromCard>()
        .AddSingleton<IRecordCard, SurveyCard>()
        .AddSingleton<IReplyContext, SurveyReplyContext>()
        .AddSingleton<ITicketPart, SurveyOnTicket>()
        .AddSchedule()
        .AddPage()
        .AddRecovery()
        .AddNumbers();

    /// <summary>The customer's page.</summary>
    public static void MapSurveys(this IEndpointRouteBuilder routes) =>
        routes.ServiceProvider.GetRequiredService<SurveyRoutes>().Map(routes);

    private static IServiceCollection AddSchedule(this IServiceCollection services)
    {
        foreach (var notice in SurveyNotice.All) services.AddSingleton<INotice>(notice);
        return services
            .AddSingleton(PlanNps.Every)
            .AddSingleton<PlanNps>()
            .AddSingleton<IRuleListener>(provider => provider.GetRequiredService<PlanNps>())
            .AddSingleton<ITimerHandler, SendNps>();
    }

    private static IServiceCollection AddPage(this IServiceCollection services) => services
        .AddSingleton<SurveyLinks>()
        .AddSingleton<SurveyPage>()
        .AddSingleton<SurveyRoutes>();

    private static IServiceCollection AddRecovery(this IServiceCollection services)
    {
        foreach (var notice in RecoveryNotices.All) services.AddSingleton<INotice>(notice);
        return services
            .AddSingleton<OpenRecovery>()
            .AddSingleton<ITimerHandler>(provider => provider.GetRequiredService<OpenRecovery>())
            .AddSingleton<IRecordCard, RecoveryCard>()
            .AddSingleton<ICardVerb, RecoveryDone>()
            .AddSingleton<IAfterUndo, AfterRecoveryUndo>()
            .AddSingleton<IHandOverPart, RecoveriesHandOver>();
    }

    // in reports and digests
    private static IServiceCollection AddNumbers(this IServiceCollection services) => services
        .AddSingleton<ReportSurveys>()
        .AddSingleton<ListScores>()
        .AddSingleton<IReportBody, SurveyReportBody>()
        .AddSingleton<IDigestSection, SurveysInDigest>()
        .AddSingleton<IListedRecords, SurveysInLists>()
        .AddSingleton<IListedRecords, RecoveriesInLists>()
        .AddReport<CsatInReports>()
        .AddReport<NpsInReports>();
}
