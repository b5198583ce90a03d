using CrmBot.Features.Digests;
using CrmBot.Features.Help;
using CrmBot.Features.People;
using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Reminders;

/// <summary>What is to be done, shown at the minute it was promised for and worked from its card; and the agenda.</summary>
public static class RemindersFeature
{
    public static IServiceCollection AddReminders(this IServiceCollection services) => services
        .AddSingleton<IModelPart, RemindersModel>()
        .AddSingleton<IFollowUps, FollowUps>()
        .AddSingleton<FindReminder>()
        .AddSingleton<RepeatReminder>()
        .AddSingleton<IFrameHandler, SetReminder>()
        .AddSingleton<IFrameHandler, ChangeReminder>()
        .AddSingleton<ITimerHandler, ReminderFallsDue>()
        .AddSingleton<IAfterUndo, AfterReminderUndo>()
        .AddSingleton<IGoByClock, RemindersGoByClock>()
        .AddSingleton<IRecordCard, ReminderCard>()
        .AddSingleton<IReplyContext, ReminderReplyContext>()
        .AddSingleton<WhyReminder>()
        .AddSingleton<ITellWhy>(provider => provider.GetRequiredService<WhyReminder>())
        .AddSingleton<INotice>(provider => provider.GetRequiredService<WhyReminder>())
        .AddSingleton<INotice, WhyGiven>()
        .AddSingleton<IForm, EditReminder>()
        .AddSingleton<IHandOverPart, RemindersHandOver>()
        .AddReminderButtons()
        .AddAgenda();

    private static IServiceCollection AddReminderButtons(this IServiceCollection services) => services
        .AddSingleton<ICardVerb, FinishReminder>()
        .AddSingleton<ICardVerb, SnoozeReminder>()
        .AddSingleton<ICardVerb, MoveReminder>()
        .AddSingleton<ICardVerb, HandOverReminder>();

    private static IServiceCollection AddAgenda(this IServiceCollection services) => services
        .AddSingleton<AgendaOwners>()
        .AddSingleton<AgendaView>()
        .AddSingleton<ListAgenda>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<ListAgenda>())
        .AddSingleton<ICardVerb, TurnAgendaPage>()
        .AddSingleton<ICardVerb, FinishFromAgenda>()
        .AddSingleton<IAgendaSource, RemindersOnAgenda>()
        .AddSingleton<OverdueInDigest>()
        .AddSingleton<IDigestSection>(provider => provider.GetRequiredService<OverdueInDigest>())
        .AddSingleton<IDigestAdvisor>(provider => provider.GetRequiredService<OverdueInDigest>())
        .AddSingleton<IListedRecords, RemindersInLists>();
}
