using CrmBot.Features.Digests;
using CrmBot.Features.People.HandOvers;
using CrmBot.Features.Reports;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Goals;

/// <summary>Goals with baseline, target and date, measured like reports and compared with in digests.</summary>
public static class GoalsFeature
{
    public static IServiceCollection AddGoals(this IServiceCollection services) => services
        .AddSingleton<IModelPart, GoalsModel>()
        .AddSingleton<IPolicyRule, GoalPolicy>()
        .AddSingleton<IReportSource, RepurchaseInReports>()
        .AddSingleton<IReportSource, RetentionInReports>()
        .AddSingleton<GoalMeasures>()
        .AddSingleton<GoalHolders>()
        .AddSingleton<CountGoal>()
        .AddSingleton<PrintGoal>()
        .AddSingleton<AskGoals>()
        .AddSingleton<IFrameHandler, SetGoal>()
        .AddSingleton<IRecordCard, GoalCard>()
        .AddSingleton<ClickedGoal>()
        .AddSingleton<ICardVerb, RecountGoal>()
        .AddSingleton<ICardVerb, EndGoal>()
        .AddSingleton<IForm, GoalForm>()
        .AddSingleton<IListedRecords, GoalsInLists>()
        .AddSingleton<IDigestGoals, GoalsBesideNumbers>()
        .AddSingleton<IDigestSection, GoalsInDigest>()
        .AddSingleton<IHandOverPart, GoalsHandOver>();
}
