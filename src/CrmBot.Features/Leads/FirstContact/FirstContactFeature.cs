using CrmBot.Features.Reports;
using CrmBot.Features.Demo;
using CrmBot.Features.Interactions;
using CrmBot.Features.Reminders;
using CrmBot.Features.People;
using CrmBot.Features.Rules;
using CrmBot.Features.Watching;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>Nobody who asks is forgotten: first contact in time, an answer within the hour, no silence afterwards.</summary>
internal static class FirstContactFeature
{
    public static IServiceCollection AddFirstContact(this IServiceCollection services) => services
        .AddKnownRules()
        .AddSingleton<PlanLead>()
        .AddSingleton<IRuleListener, ReplanAfterRule>()
        .AddSingleton<IGoByClock, ReplanAfterMove>()
        .AddSingleton<ITimerHandler, ReplanLeads>()
        .AddSingleton<IAfterUndo, AfterClockUndo>()
        .AddSingleton<ContactStopsClock>()
        .AddSingleton<IContactListener>(provider => provider.GetRequiredService<ContactStopsClock>())
        .AddSingleton<ITimerHandler, FirstContactDue>()
        .AddSingleton<ITimerHandler, SilenceLadder>()
        .AddSingleton<TalkScripts>()
        .AddSingleton<ITimerHandler, UnansweredInquiry>()
        .AddSingleton<ICardVerb, InquiryAnswered>()
        .AddSingleton<INotice>(new LeadNotice("lead.first_contact", "lead.why.first", clock => clock.DueAt is not null))
        .AddSingleton<INotice>(new LeadNotice("lead.breach", "lead.why.breach", clock => clock.DueAt is not null))
        .AddSingleton<INotice>(new LeadNotice("lead.unanswered", "lead.why.unanswered", clock => clock.AskedAt is not null))
        .AddSingleton<INotice>(new LeadNotice("lead.silence", "lead.why.silence", clock => clock.Step > 0))
        .AddSingleton<INotice>(new LeadNotice("lead.silence_lead", "lead.why.silenceLead", clock => clock.Step > 0))
        .AddSingleton<INotice>(new LeadNotice("lead.reassign", "lead.why.reassign", clock => clock.Step > 0))
        .AddSingleton<INotice>(new LeadNotice("lead.return_warning", "lead.why.return", clock => clock.WarnedAt is not null))
        .AddSingleton<IDemoPart, ClocksInDemo>()
        .AddSingleton<IAgendaSource, FirstContactsOnAgenda>()
        .AddSingleton<IFirstResponse, FirstResponse>()
        .AddReport<FirstContactsInReports>()
        .AddSingleton<WhoseLeads>()
        .AddSingleton<WaitingList>()
        .AddSingleton<IWatch, WatchFirstContact>()
        .AddSingleton<IWatch, WatchUnanswered>()
        .AddSingleton<IWatch, WatchLoad>();

    private static IServiceCollection AddKnownRules(this IServiceCollection services)
    {
        foreach (var rule in LeadRules.All) services.AddSingleton(rule);
        return services;
    }
}
