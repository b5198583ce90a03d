using CrmBot.Features.Api;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals.Cases;
using CrmBot.Features.Deals.Forecasts;
using CrmBot.Features.Deals.FromOutside;
using CrmBot.Features.Deals.Lists;
using CrmBot.Features.Demo;
using CrmBot.Features.Digests;
using CrmBot.Features.Help;
using CrmBot.Features.Knowledge;
using CrmBot.Features.Lists;
using CrmBot.Features.Reports;
using CrmBot.Features.Watching;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Features.Leads;
using CrmBot.Features.People;
using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.Undo;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Deals;

/// <summary>
/// Sales on their way: stages, amounts, won and lost with their reasons, the forecast, and what others can learn from them.
/// </summary>
public static class DealsFeature
{
    public static IServiceCollection AddDeals(this IServiceCollection services) => services
        .AddSingleton<IModelPart, DealsModel>()
        .AddSingleton<IPolicyRule, DealPolicy>()
        .AddSingleton<DealStages>()
        .AddSingleton<IApiRoutes, LookDeals>()
        .AddSingleton<IEventSource, DealEvents>()
        .AddSingleton<IEventSource, RemovedDeals>()
        .AddSingleton<WinFactors>()
        .AddSingleton<KeepDealInStep>()
        .AddSingleton<IDemoPart, DealsInDemo>()
        .AddDealSentences()
        .AddDealCard()
        .AddDealTimers()
        .AddDealLists()
        .AddForecast()
        .AddCases()
        .AddNumbers();

    // in digests and reports
    private static IServiceCollection AddNumbers(this IServiceCollection services) => services
        .AddSingleton<MovesTold>()
        .AddSingleton<IDigestSection, StageMovesInDigest>()
        .AddSingleton<IDigestSection, WonInDigest>()
        .AddSingleton<IDigestSection, LostInDigest>()
        .AddSingleton<ForecastInDigest>()
        .AddSingleton<IDigestSection>(provider => provider.GetRequiredService<ForecastInDigest>())
        .AddSingleton<IDigestAdvisor>(provider => provider.GetRequiredService<ForecastInDigest>())
        .AddSingleton<IDigestSection, FunnelInDigest>()
        .AddSingleton<IListedRecords, DealsInLists>()
        .AddSingleton<ICountDeals, CountDeals>()
        .AddSingleton<IListedRecords, MovesInLists>()
        .AddSingleton<ISignatures, SignedDeals>()
        .AddSingleton<ICustomerCurrency, DealCurrency>()
        .AddSingleton<SpokenMoney>()
        .AddReport<RevenueInReports>()
        .AddReport<WinsInReports>()
        .AddReport<LossesInReports>()
        .AddReport<PipelineInReports>()
        .AddReport<FunnelInReports>();

    // what is said about one
    private static IServiceCollection AddDealSentences(this IServiceCollection services) => services
        .AddSingleton<FindDeal>()
        .AddSingleton<ChooseDeal>()
        .AddSingleton<OpenDeal>()
        .AddSingleton<IDealOfLead, DealOfLead>()
        .AddSingleton<IOpenDeals, AnyOpenDeal>()
        .AddSingleton<IHandOverPart, DealsHandOver>()
        .AddSingleton<IMoveWithCustomer, DealsMoveAlong>()
        .AddSingleton<IGoByClock, DealsGoByClock>()
        .AddSingleton<INameUndone, NameUndoneDeal>()
        .AddSingleton<FillDeal>()
        .AddSingleton<DescribeDeal>()
        .AddSingleton<IFrameHandler, UpdateDeal>()
        .AddSingleton<WinDeal>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<WinDeal>())
        .AddSingleton<IEndDeal>(provider => provider.GetRequiredService<WinDeal>())
        .AddSingleton<NotSignedAfterAll>()
        .AddSingleton<LoseDeal>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<LoseDeal>())
        .AddSingleton<IEndDeal>(provider => provider.GetRequiredService<LoseDeal>())
        .AddSingleton<ICardVerb, ChosenDeal>()
        .AddSingleton<IAfterUndo, AfterDealUndo>();

    // its card, and what is done there
    private static IServiceCollection AddDealCard(this IServiceCollection services) => services
        .AddSingleton<PrintDeal>()
        .AddSingleton<DealRows>()
        .AddSingleton<DealTrail>()
        .AddSingleton<DealQuestions>()
        .AddSingleton<IRecordCard, DealCard>()
        .AddSingleton<IReplyContext, DealReplyContext>()
        .AddSingleton<IProfilePart, DealsOnProfile>()
        .AddSingleton<IAnswerField, AnswerDeal>()
        .AddSingleton<WhyDeal>()
        .AddSingleton<ITellWhy>(provider => provider.GetRequiredService<WhyDeal>())
        .AddSingleton<INotice>(provider => new DealNotice(DealTimers.Stuck, provider.GetRequiredService<WhyDeal>()))
        .AddSingleton<INotice>(provider => new DealNotice(DealTimers.Factors, provider.GetRequiredService<WhyDeal>()))
        .AddSingleton<INotice>(provider => new DealNotice(DealTimers.Revisit, provider.GetRequiredService<WhyDeal>()))
        .AddSingleton<ClickedDeal>()
        .AddSingleton<ICardVerb, MoveDeal>()
        .AddSingleton<ICardVerb, ReopenDeal>()
        .AddSingleton<ICardVerb, AnswerNegotiation>()
        .AddSingleton<ICardVerb, SkipNegotiation>()
        .AddSingleton<ICardVerb, AnswerFactors>()
        .AddSingleton<ICardVerb, AnswerReason>()
        .AddSingleton<ICardVerb, ViewDeal>()
        .AddSingleton<ICardVerb, SendDealDetails>()
        .AddSingleton<DealForms>()
        .AddSingleton<IForm, EditDeal>()
        .AddSingleton<IForm, WinDealForm>()
        .AddSingleton<IForm, LoseDealForm>()
        .AddSingleton<IForm, HoldDealForm>();

    // what it says by itself
    private static IServiceCollection AddDealTimers(this IServiceCollection services) => services
        .AddSingleton<DealTimers>()
        .AddSingleton<ITimerHandler, DealIsStuck>()
        .AddSingleton<ITimerHandler, FactorsAreMissing>()
        .AddSingleton<ITimerHandler, DealComesBack>();

    private static IServiceCollection AddDealLists(this IServiceCollection services) => services
        .AddSingleton<FindScope>()
        .AddSingleton<CountedCard>()
        .AddSingleton<DealFilter>()
        .AddSingleton<DealGroups>()
        .AddSingleton<DealRowsOfList>()
        .AddSingleton<ListDeals>()
        .AddSingleton<IFindRecords>(provider => provider.GetRequiredService<ListDeals>())
        .AddSingleton<ICardVerb, TurnDealPage>();

    private static IServiceCollection AddForecast(this IServiceCollection services) => services
        .AddSingleton<Forecast>()
        .AddSingleton<ShowForecast>()
        .AddSingleton<IMeasure>(provider => provider.GetRequiredService<ShowForecast>())
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<ShowForecast>())
        .AddSingleton<ICardVerb, TurnForecast>()
        .AddSingleton<TakeForecast>()
        .AddSingleton<ITimerHandler>(provider => provider.GetRequiredService<TakeForecast>());

    private static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddSingleton<IForm, WriteCase>()
        .AddSingleton<IAfterUndo, AfterCaseUndo>()
        .AddSingleton<FindCases>()
        .AddSingleton<IKnowledge>(provider => provider.GetRequiredService<FindCases>())
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<FindCases>());
}
