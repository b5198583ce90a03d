using CrmBot.Features.Api;
using CrmBot.Features.Customers;
using CrmBot.Features.Demo;
using CrmBot.Features.Digests;
using CrmBot.Features.Help.Asides;
using CrmBot.Features.Interactions;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.Leads.FromOutside;
using CrmBot.Features.Leads.Pool;
using CrmBot.Features.Lists;
using CrmBot.Features.Monthly;
using CrmBot.Features.Reports;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Events;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Leads;

/// <summary>Inquiries from the first word to the deal: who asked for what, how good it is, how far it is.</summary>
public static class LeadsFeature
{
    public static IServiceCollection AddLeads(this IServiceCollection services) => services
        .AddSingleton<IModelPart, LeadsModel>()
        .AddSingleton<INotice>(new PlainNotice("lead.passed", "lead", "lead.why.passed", FollowsStandIn: true))
        .AddSingleton<INotice>(new PlainNotice("lead.again", "lead", "lead.why.again", FollowsStandIn: true))
        .AddSingleton<IPolicyRule, LeadPolicy>()
        .AddSingleton<LeadDirectory>()
        .AddSingleton<IApiRoutes, LookLeads>()
        .AddSingleton<IEventSource, LeadEvents>()
        .AddSingleton<LeadForChange>()
        .AddSingleton<IDemoPart, LeadsInDemo>()
        .AddSingleton<IContactListener, TouchLead>()
        .AddSingleton<IAside, AskToCloseLead>()
        .AddNewLeads()
        .AddLeadCards()
        .AddScoring()
        .AddAssignment()
        .AddPool()
        .AddFirstContact()
        .AddLists()
        .AddNumbers();

    // in digests and reports
    private static IServiceCollection AddNumbers(this IServiceCollection services) => services
        .AddSingleton<IDigestSection, LeadsInDigest>()
        .AddSingleton<FirstContactsInDigest>()
        .AddSingleton<IDigestSection>(provider => provider.GetRequiredService<FirstContactsInDigest>())
        .AddSingleton<IDigestAdvisor>(provider => provider.GetRequiredService<FirstContactsInDigest>())
        .AddSingleton<IListedRecords, LeadsInLists>()
        .AddReport<NewLeadsInReports>()
        .AddReport<ConversionInReports>();

    // a sentence that tells of one
    private static IServiceCollection AddNewLeads(this IServiceCollection services) => services
        .AddSingleton<ReadLead>()
        .AddSingleton<SameLead>()
        .AddSingleton<AddLead>()
        .AddSingleton<IFrameHandler>(provider => provider.GetRequiredService<AddLead>())
        .AddSingleton<ICardVerb, JoinLead>()
        .AddSingleton<ICardVerb, CreateLeadAnyway>()
        .AddSingleton<PassLead>()
        .AddSingleton<ICardVerb>(provider => provider.GetRequiredService<PassLead>())

        // or a form
        .AddSingleton<LeadInputs>()
        .AddSingleton<IPhraseHandler, AskForLead>()
        .AddSingleton<ICardVerb, FillLead>()
        .AddSingleton<IForm, NewLeadForm>()
        .AddSingleton<IForm, EditLead>()

        // or another program
        .AddSingleton<LeadBody>()
        .AddSingleton<ReceiveLead>()
        .AddSingleton<IApiRoutes, LeadRoutes>();

    // its card, and what is done there
    private static IServiceCollection AddLeadCards(this IServiceCollection services) => services
        .AddSingleton<PrintLead>()
        .AddSingleton<LeadRows>()
        .AddSingleton<IRecordCard, LeadCard>()
        .AddSingleton<IReplyContext, LeadReplyContext>()
        .AddSingleton<IProfilePart, LeadsOnProfile>()
        .AddSingleton<ICardVerb, MoveLead>()
        .AddSingleton<ICardVerb, CloseLead>()
        .AddSingleton<ICardVerb, SendLeadDetails>();

    // how good it is
    private static IServiceCollection AddScoring(this IServiceCollection services) => services
        .AddSingleton<ScoreForm>()
        .AddSingleton<ExplainGrade>()
        .AddSingleton<IFrameHandler, ScoreLead>()
        .AddSingleton<ICardVerb, ScoreFromCard>()
        .AddSingleton<ICardVerb, GiveEvidence>()
        .AddSingleton<ICardVerb, WhyGrade>()
        .AddSingleton<BackTestCard>()
        .AddSingleton<IMonthlyCard>(provider => provider.GetRequiredService<BackTestCard>())
        .AddSingleton<IPhraseHandler>(provider => provider.GetRequiredService<BackTestCard>());

    // several at once
    private static IServiceCollection AddLists(this IServiceCollection services) => services
        .AddSingleton<ListLeads>()
        .AddSingleton<FindLeads>()
        .AddSingleton<IFindRecords>(provider => provider.GetRequiredService<FindLeads>())
        .AddSingleton<ICardVerb, TurnLeadPage>()
        .AddSingleton<ICardVerb, OpenLeadCard>();
}
