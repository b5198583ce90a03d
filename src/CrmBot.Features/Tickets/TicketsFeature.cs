using CrmBot.Features.Api;
using CrmBot.Features.Customers;
using CrmBot.Features.Demo;
using CrmBot.Features.Digests;
using CrmBot.Features.Knowledge;
using CrmBot.Features.Lists;
using CrmBot.Features.Monthly;
using CrmBot.Features.People.HandOvers;
using CrmBot.Features.Reports;
using CrmBot.Features.Rules;
using CrmBot.Features.Tickets.Clock;
using CrmBot.Features.Tickets.Closing;
using CrmBot.Features.Tickets.Crisis;
using CrmBot.Features.Tickets.Figures;
using CrmBot.Features.Tickets.FromOutside;
using CrmBot.Features.Tickets.Ladder;
using CrmBot.Features.Tickets.Lists;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Features.Watching;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.Undo;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Tickets;

/// <summary>The service desk in chat: open, claim, wait, warn, escalate, solve.</summary>
public static class TicketsFeature
{
    public static IServiceCollection AddTickets(this IServiceCollection services) => services
        .AddSingleton<IModelPart, TicketsModel>()
        .AddSingleton<IPolicyRule, TicketPolicy>()
        .AddSingleton<TicketDirectory>()
        .AddSingleton<IListedRecords, TicketsInLists>()
        .AddSingleton<IReportSource, RateInReports>()
        .AddSingleton<DescribedTickets>()
        .AddSingleton<TicketForChange>()
        .AddSingleton<ChangeTicket>()
        .AddSingleton<IWorldPart, TicketsInWorld>()
        .AddSingleton<AfterTicketUndo>()
        .AddSingleton<IAfterUndo>(provider => provider.GetRequiredService<AfterTicketUndo>())
        .AddSingleton<IUndoRule>(provider => provider.GetRequiredService<AfterTicketUndo>())
        .AddSingleton<IDemoPart, TicketsInDemo>()
        .AddNewTickets()
        .AddTicketCards()
        .AddTicketWork()
        .AddClosing()
        .AddQueues()
        .AddClock()
        .AddLadder()
        .AddCrisis()
        .AddTicketLists()
        .AddFigures();

    // a sentence that tells of one, or a form
    private static IServiceCollection AddNewTickets(this IServiceCollection services) => services
        .AddSingleton<OpenTicket>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<OpenTicket>())
        .AddSingleton<IForm, TicketForm>()
        .AddSingleton<TicketBody>()
        .AddSingleton<ReceiveTicket>()
        .AddSingleton<MoveForSomebody>()
        .AddSingleton<IEventSource, TicketEvents>()
        .AddSingleton<IEventSource, RemovedTickets>()
        .AddSingleton<IApiRoutes, TicketRoutes>()
        .AddSingleton<IPhraseHandler, AskForTicket>()
        .AddNotices(TicketNotices.All);

    // its card, and where it is shown
    private static IServiceCollection AddTicketCards(this IServiceCollection services) => services
        .AddSingleton<PrintTicket>()
        .AddSingleton<TicketRows>()
        .AddSingleton<ShowTicket>()
        .AddSingleton<IRecordCard, TicketCard>()
        .AddSingleton<IKnowledgeSource, TicketTeaches>()
        .AddSingleton<TicketReplyContext>()
        .AddSingleton<IReplyContext>(provider => provider.GetRequiredService<TicketReplyContext>())
        .AddSingleton<IReplyContext, EscalationReplyContext>()
        .AddSingleton<ILastingSubject, TicketInMind>()
        .AddSingleton<ICardVerb, SendTicketDetails>()
        .AddSingleton<ICardVerb, OpenTicketCard>();

    // whose it is, and what is done with it
    private static IServiceCollection AddTicketWork(this IServiceCollection services) => services
        .AddSingleton<ClaimTicket>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<ClaimTicket>())
        .AddSingleton<ICardVerb, ClaimFromCard>()
        .AddSingleton<ICardVerb, TakeOverFromCard>()
        .AddSingleton<UpdateTicket>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<UpdateTicket>())
        .AddSingleton<ICardVerb, TicketAnswered>()
        .AddSingleton<ICardVerb, MoveTicket>()
        .AddSingleton<ICardVerb, NoteOnTicket>()
        .AddSingleton<ICardVerb, ReleaseTicket>()
        .AddSingleton<ICardVerb, HandTicket>();

    private static IServiceCollection AddClosing(this IServiceCollection services) => services
        .AddSingleton<ResolveTicket>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<ResolveTicket>())
        .AddSingleton<ICardVerb, ResolveFromCard>()
        .AddSingleton<ReopenTicket>()
        .AddSingleton<ICardVerb, ReopenFromCard>()
        .AddSingleton<MergeTickets>()
        .AddSingleton<ITimerHandler, CloseAfterGrace>()
        .AddSingleton<ITimerHandler, FollowComplaint>()
        .AddSingleton<ICardVerb, PlanSent>();

    private static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddSingleton<QueueTable>()
        .AddSingleton<PutInQueue>()
        .AddSingleton<QueuePeople>()
        .AddSingleton<TicketKinds>()
        .AddSingleton<QueuesInWorld>()
        .AddSingleton<IWorldPart>(provider => provider.GetRequiredService<QueuesInWorld>())
        .AddSingleton<IAfterUndo>(provider => provider.GetRequiredService<QueuesInWorld>())
        .AddSingleton<IAfterUndo, AfterKindUndo>()
        .AddSingleton<BindQueue>()
        .AddSingleton<IPhrasePattern>(provider => provider.GetRequiredService<BindQueue>())
        .AddSingleton<TicketSettings>()
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<TicketSettings>())
        .AddSingleton<IPhrasePattern, TicketSettingsAsked>()
        .AddSingleton<IPhraseHandler, AskOnCall>()
        .AddSingleton<ICardVerb, SaveQueue>()
        .AddSingleton<ICardVerb, AddQueue>()
        .AddSingleton<ICardVerb, AddTicketKind>()
        .AddSingleton<ICardVerb, SaveTarget>()
        .AddSingleton<ITimerHandler, RecountQueue>();

    private static IServiceCollection AddClock(this IServiceCollection services) => services
        .AddSingleton<ServicePromises>()
        .AddSingleton<CountTicket>()
        .AddSingleton<ITimerHandler, ClockFallsDue>()
        .AddSingleton<BreachList>()
        .AddSingleton<ITimerHandler>(provider => provider.GetRequiredService<BreachList>())
        .AddSingleton<IRules, TargetRules>();

    private static IServiceCollection AddLadder(this IServiceCollection services) => services
        .AddSingleton<LadderPeople>()
        .AddSingleton<AnswerInWords>()
        .AddSingleton<ClimbLadder>()
        .AddSingleton<ITimerHandler>(provider => provider.GetRequiredService<ClimbLadder>())
        .AddSingleton<Approvals>()
        .AddSingleton<EscalateTicket>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<EscalateTicket>())
        .AddSingleton<ICardVerb, EscalateFromCard>()
        .AddSingleton<IRecordCard, EscalationCard>()
        .AddSingleton<EndEscalation>()
        .AddSingleton<ITicketListener, SettleEscalations>()
        .AddSingleton<IAfterUndo, AfterEscalationUndo>()
        .AddSingleton<ICardVerb, TakeEscalation>()
        .AddSingleton<ICardVerb, ApproveEscalation>()
        .AddSingleton<ICardVerb, DeclineEscalation>()
        .AddSingleton<ICardVerb, RaiseEscalation>()
        .AddNotices(EscalationNotices.All);

    // when it cannot wait, and the drill of it
    private static IServiceCollection AddCrisis(this IServiceCollection services) => services
        .AddSingleton<CrisisPeople>()
        .AddSingleton<OpenCrisis>()
        .AddSingleton<EndCrisis>()
        .AddSingleton<ITimerHandler, CrisisHours>()
        .AddSingleton<IAfterUndo, AfterCrisisUndo>()
        .AddSingleton<IRecordCard, CrisisCard>()
        .AddSingleton<IPhraseHandler, CallDrill>()
        .AddSingleton<ICardVerb, TickOff>()
        .AddSingleton<ICardVerb, CastAnew>()
        .AddSingleton<ICardVerb, EndFromCard>()
        .AddSingleton<INotice, CrisisNotice>();

    // several at once
    private static IServiceCollection AddTicketLists(this IServiceCollection services) => services
        .AddSingleton<VisibleTickets>()
        .AddSingleton<TicketScope>()
        .AddSingleton<ListTickets>()
        .AddSingleton<FindTickets>()
        .AddSingleton<IFindRecords>(provider => provider.GetRequiredService<FindTickets>())
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<FindTickets>())
        .AddSingleton<IAnswerField, TicketsOfCustomer>()
        .AddSingleton<IProfilePart, TicketsOnProfile>()
        .AddSingleton<IHandOverPart, TicketsHandOver>()
        .AddSingleton<WatchedPeople>()
        .AddSingleton<IWatch, WatchRisk>()
        .AddSingleton<WatchBreach>()
        .AddSingleton<IWatch>(provider => provider.GetRequiredService<WatchBreach>())
        .AddSingleton<IWatch, WatchRate>()
        .AddSingleton<IWatch, WatchComplaints>()
        .AddSingleton<IWatch, WatchLoad>()
        .AddSingleton<ICardVerb, OpenBroken>();

    // how the desk did, and what was lost when a ticket changed hands
    private static IServiceCollection AddFigures(this IServiceCollection services) => services
        .AddSingleton<IPhrasePattern, TicketViewed>()
        .AddSingleton<ICardVerb, CustomerRepeats>()
        .AddSingleton<ICardVerb, ShowThread>()
        .AddSingleton<DeskReport>()
        .AddSingleton<IReportBody, DeskReportBody>()
        .AddSingleton<IPhraseHandler, AskDeskNow>()
        .AddSingleton<IPhraseHandler, AskDeskBefore>()
        .AddSingleton<IMonthlyCard, DeskMonthly>()
        .AddSingleton<IDigestSection, DeskInDigest>();

    private static IServiceCollection AddNotices(this IServiceCollection services, IEnumerable<INotice> notices)
    {
        foreach (var notice in notices) services.AddSingleton(notice);
        return services;
    }
}
