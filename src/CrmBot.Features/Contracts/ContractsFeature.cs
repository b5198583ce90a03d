using CrmBot.Features.Customers;
using CrmBot.Features.Lists;
using CrmBot.Features.People;
using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Contracts;

/// <summary>What was signed: amounts, terms, instalments; announced before it ends, with a button for the renewal.</summary>
public static class ContractsFeature
{
    public static IServiceCollection AddContracts(this IServiceCollection services) => services
        .AddSingleton<IModelPart, ContractsModel>()
        .AddSingleton<INotice>(new PlainNotice(ContractTimers.Rule, "deal", "contract.why", FollowsStandIn: true))
        .AddSingleton<IPolicyRule, ContractPolicy>()
        .AddSingleton<ContractTerms>()
        .AddSingleton<ContractTimers>()
        .AddSingleton<FileContract>()
        .AddSingleton<IHandOverPart, ContractsHandOver>()
        .AddSingleton<IMoveWithCustomer, ContractsMoveAlong>()
        .AddHostedService<FollowCustomers>()
        .AddSingleton<IGoByClock, ContractsGoByClock>()
        .AddSingleton<IFrameHandler, KeepContract>()
        .AddSingleton<IRecordCard, ContractCard>()
        .AddSingleton<IReplyContext, ContractReplyContext>()
        .AddSingleton<IAfterUndo, AfterContractUndo>()
        .AddSingleton<ITimerHandler, ContractEnds>()
        .AddSingleton<ICardVerb, RenewContract>()
        .AddSingleton<ListContracts>()
        .AddSingleton<IFindRecords>(provider => provider.GetRequiredService<ListContracts>())
        .AddSingleton<ICardVerb, TurnContractPage>()
        .AddSingleton<ICardVerb, ViewContract>()
        .AddSingleton<IAnswerField, AnswerContract>();
}
