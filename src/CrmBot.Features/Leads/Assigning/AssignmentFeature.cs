using CrmBot.Features.Customers;
using CrmBot.Features.Help;
using CrmBot.Features.People.HandOvers;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>Who looks after which lead, and why.</summary>
internal static class AssignmentFeature
{
    /// <summary>Configuration key of a seed for the chance between equals; left out, chance is chance.</summary>
    public const string SeedKey = "Leads:Seed";

    public static IServiceCollection AddAssignment(this IServiceCollection services) => services
        .AddSingleton<IModelPart, AssignmentModel>()
        .AddSingleton(Dice)
        .AddSingleton<FindCandidates>()
        .AddSingleton<DecideOwner>()
        .AddSingleton<GiveLead>()
        .AddSingleton<ITimerHandler, LeadArrives>()
        .AddSingleton<LeadLines>()
        .AddSingleton<Lists.IWhoLeft, WhoLeft>()
        .AddSingleton<IAfterUndo, AfterAssignmentUndo>()
        .AddSingleton<IAfterUndo, AfterLeadUndo>()

        // its card
        .AddSingleton<IRecordCard, AssignmentCard>()
        .AddSingleton<AssignmentForChange>()
        .AddSingleton<ICardVerb, AcceptLead>()
        .AddSingleton<ICardVerb, HandOnLead>()
        .AddSingleton<ITimerHandler, NotAccepted>()
        .AddSingleton<ExplainAssignment>()
        .AddSingleton<ITellAssignment>(provider => provider.GetRequiredService<ExplainAssignment>())
        .AddSingleton<INotice, WhyGiven>()
        .AddSingleton<INotice>(new PlainNotice("lead.unaccepted", "lead", "assign.whyUnaccepted", Urgency.Timely, FollowsStandIn: true))
        .AddSingleton<INotice>(new PlainNotice("lead.bulk", "lead", "assign.whyBulk", Urgency.Timely, FollowsStandIn: true))
        .AddSingleton<INotice>(new PlainNotice(MovedAway.Notice, "lead", "assign.whyMoved", Urgency.Timely))
        .AddSingleton<INotice>(new PlainNotice(AfterAssignmentUndo.Notice, "lead", "assign.whyTakenBack", Urgency.Timely))
        .AddSingleton<INotice>(new PlainNotice("lead.helper", "lead", "assign.whyHelper"))
        .AddSingleton<INotice>(new PlainNotice("lead.pooled", "lead", "assign.whyPooled", FollowsStandIn: true))

        // said by people
        .AddSingleton<LeadScope>()
        .AddSingleton<IAssignPart, AddHelper>()
        .AddSingleton<IAssignPart, AssignScope>()
        .AddSingleton<IAssignPart, AssignCustomer>()
        .AddSingleton<IProfilePart, HelpersOnProfile>()
        .AddSingleton<IHandOverPart, LeadsHandOver>()

        // the rules
        .AddSingleton<RuleText>()
        .AddSingleton<RulesCard>()
        .AddSingleton<IPhraseHandler, ShowRules>()
        .AddSingleton<ICardVerb, SaveRule>()
        .AddSingleton<ICardVerb, OpenRule>()
        .AddSingleton<ICardVerb, MoveRule>();

    private static IDice Dice(IServiceProvider provider) =>
        provider.GetService<IConfiguration>()?.GetValue<int?>(SeedKey) is { } seed ? new SeededDice(seed) : new FairDice();
}
