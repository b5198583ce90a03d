using CrmBot.Features.Api;
using CrmBot.Features.Customers;
using CrmBot.Features.Demo;
using CrmBot.Features.Digests;
using CrmBot.Features.Interactions.Dormant;
using CrmBot.Features.Interactions.FromOutside;
using CrmBot.Features.Knowledge;
using CrmBot.Features.Reminders;
using CrmBot.Features.Reports;
using CrmBot.Features.Rounds;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Interactions;

/// <summary>Contacts with customers: logged by a sentence, shown on cards and on the customer's timeline.</summary>
public static class InteractionsFeature
{
    public static IServiceCollection AddInteractions(this IServiceCollection services) => services
        .AddSingleton<IModelPart, InteractionsModel>()
        .AddSingleton<WriteInteraction>()
        .AddSingleton<LookInteractions>()
        .AddSingleton<ReceiveContact>()
        .AddSingleton<IApiRoutes, InteractionRoutes>()
        .AddSingleton<IEventSource, InteractionEvents>()
        .AddSingleton<WarnOfOwner>()
        .AddSingleton<DescribeContact>()
        .AddSingleton<IFrameHandler, LogContact>()
        .AddSingleton<ICardVerb, AnswerDetail>()
        .AddSingleton<ICardVerb, SkipDetail>()
        .AddSingleton<ICardVerb, KeepPromise>()
        .AddSingleton<ReadMessage>()
        .AddSingleton<IForm, EditInteraction>()
        .AddSingleton<IForm, LogMessage>()
        .AddSingleton<IRecordCard, InteractionCard>()
        .AddSingleton<IReplyContext, InteractionReplyContext>()
        .AddSingleton<IKnowledgeSource, ContactTeaches>()
        .AddSingleton<ITimelineSource, InteractionTimeline>()
        .AddSingleton<IFinishedReminder, LogFromReminder>()
        .AddSingleton<IDemoPart, InteractionsInDemo>()
        .AddSingleton<IDigestSection, TouchesInDigest>()
        .AddSingleton<IListedRecords, InteractionsInLists>()
        .AddSingleton<FindDormant>()
        .AddRound<DormantRound>()
        .AddSingleton<INotice>(new PlainNotice(DormantRound.Notice, "customer", "customer.dormant.why"))
        .AddReport<TouchesInReports>();
}
