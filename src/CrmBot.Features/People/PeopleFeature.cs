using CrmBot.Features.Api;
using CrmBot.Features.Help.Asides;
using CrmBot.Features.People.FromOutside;
using CrmBot.Features.People.HandOvers;
using CrmBot.Features.People.Leaves;
using CrmBot.Features.People.Notices;
using CrmBot.Features.People.Rights;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using CrmBot.Runtime.WorldSnapshot;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrmBot.Features.People;

/// <summary>Who is who: colleagues, their roles and teams, and how each wants to be addressed.</summary>
public static class PeopleFeature
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<IModelPart, PeopleModel>()
        .AddSingleton(
            provider => PeopleOptions.Read(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()))

        // who is who
        .AddSingleton<IPersonDirectory, PersonDirectory>()
        .AddSingleton<IApiRoutes, LookPeople>()
        .AddSingleton<IDirectory, WhoIsWho>()
        .AddSingleton<IWorldPart, ColleaguesInWorld>()
        .AddSingleton<IAfterUndo, AfterPersonUndo>()

        // people nobody knows yet
        .AddSingleton<Welcome>()
        .AddSingleton<ReceiveNewcomer>()
        .AddSingleton<PickDemoPerson>()
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<PickDemoPerson>())
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<PickDemoPerson>())
        .AddSingleton<AdmitPeople>()
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<AdmitPeople>())
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<AdmitPeople>())

        .AddSingleton<ZoneWords>()
        .AddSingleton<MoveZone>()
        .AddSingleton<IRecordCard, PersonCard>()
        .AddSingleton<ICardVerb, ChangePerson>()
        .AddSingleton<ICardVerb, OpenPerson>()
        .AddSingleton<IPhrasePattern, GiveRole>()
        .AddSingleton<IPhrasePattern, GiveTeam>()
        .AddSingleton<IPhrasePattern, ShowPerson>()
        .AddSingleton<IPhrasePattern, TeamPeople>()
        .AddSingleton<IAside, TellColleague>()
        .AddSingleton<IAside, TellCover>()

        // who may see and do what
        .AddSingleton<RightsTable>()
        .AddSingleton<OwnedRecords>()
        .AddSingleton<ITurnGate, OwnThingsOnly>()
        .AddSingleton<RightsInWorld>()
        .AddSingleton<IWorldPart>(provider => provider.GetRequiredService<RightsInWorld>())
        .AddSingleton<IAfterUndo>(provider => provider.GetRequiredService<RightsInWorld>())
        .AddSingleton<EditRights>()
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<EditRights>())
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<EditRights>())

        // who is away
        .AddSingleton<LeaveCard>()
        .AddSingleton<IRecordCard>(provider => provider.GetRequiredService<LeaveCard>())
        .AddSingleton<TakeLeave>()
        .AddSingleton<IPhrasePattern>(provider => provider.GetRequiredService<TakeLeave>())
        .AddSingleton<IPhraseHandler, ComeBack>()
        .AddSingleton<IPhraseHandler, CallOffLeave>()
        .AddSingleton<IPhraseHandler, ShowOwnLeave>()
        .AddSingleton<IPhraseHandler, ShowLeaves>()
        .AddSingleton<IPhraseHandler, AskLeave>()
        .AddSingleton<ICardVerb, ChooseStandIn>()
        .AddSingleton<ICardVerb, EndLeave>()
        .AddSingleton<ICardVerb, EnterLeave>()
        .AddSingleton<IAfterUndo, AfterLeaveUndo>()
        .AddSingleton<ITimerHandler, LeaveBegins>()
        .AddSingleton<ITimerHandler, LeaveOver>()
        .AddSingleton<INotice>(new PlainNotice("leave.standin", "leave", "leave.whyStandIn"))
        .AddSingleton<INotice>(new PlainNotice("leave.begins", "leave", "leave.whyStandIn"))
        .AddSingleton<INotice>(new PlainNotice("leave.back", "leave", "leave.whyBack"))
        .AddSingleton<INotice>(new PlainNotice("leave.thanks", "leave", "leave.whyThanks"))

        // who takes over
        .AddSingleton<WorkPack>()
        .AddSingleton<IFrameHandler, AssignWork>()
        .AddSingleton<IAssignPart, HandOverWork>()
        .AddSingleton<IAssignPart, DelegateWork>()
        .AddSingleton<MoveWork>()
        .AddSingleton<ITimerHandler>(provider => provider.GetRequiredService<MoveWork>())
        .AddSingleton<IHandOverPart, LeavesHandOver>()
        .AddSingleton<IPhraseHandler, FindOrphans>()
        .AddSingleton<INotice>(new PlainNotice("handover.pack", "handover", "handover.why"))

        // own settings
        .AddSingleton<IFrameHandler, ChangePreferences>()
        .AddSingleton<INoticePreferences, NoticePreferences>()
        .AddSingleton<NoticeSettings>()
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<NoticeSettings>())
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<NoticeSettings>())
        .AddSingleton<IPhrasePattern, SaidBudget>()
        .AddSingleton<ICardVerb, MuteToday>();
}
